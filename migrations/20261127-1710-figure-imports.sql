-- An import of figures waits as a preview before it is made, knows the measures that it added, and can be undone.
alter table measure.import
  add column state text not null default 'imported' check (state in ('waiting', 'imported', 'undone', 'thrown_away')),
  add column choices jsonb not null default '{}',
  add column preview jsonb,
  add column measures_made uuid[] not null default '{}',
  add column token_id uuid,
  add column version int not null default 1,
  add foreign key (partnership_id, token_id) references measure.token on delete set null (token_id);
comment on column measure.import.choices is 'What was said about single measures of the file: which they are, how their numbers are meant, or that they are left out.';
comment on column measure.import.preview is 'What the import would do, worked out from the stored file when it came and after each choice; its first rows only.';
comment on column measure.import.measures_made is 'Measures that this import added: undoing it takes away those that no other figure stands under.';
comment on column measure.import.token_id is 'The token that pushed the figures.';
-- One line a change, without the rows of the preview, which lie in the stored file anyway.
drop trigger history on measure.import;
create trigger history after insert or update or delete on measure.import for each row execute function history.record('preview', 'measures_made');

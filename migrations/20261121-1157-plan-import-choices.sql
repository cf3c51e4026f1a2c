-- What a person chose beside their corrections (posts, findings, text around the table), and the file as it was dropped.
alter table plan.import
  add column sha256 text,
  add column evidence_id uuid,
  add column made_plan boolean not null default false,
  add column choices jsonb not null default '{}',
  add foreign key (partnership_id, sha256) references evidence.file on delete restrict,
  add foreign key (partnership_id, evidence_id) references evidence.piece on delete restrict;
comment on column plan.import.sha256 is 'The file that was dropped, or the words that were pasted. It becomes evidence when the import is accepted.';
comment on column plan.import.made_plan is 'The plan was made by this import, so undoing the import deletes it too.';
comment on column plan.import.choices is 'Posts and their holders, findings answered, text around the table: what was ticked so far.';
drop trigger history on plan.import;
create trigger history after insert or update or delete on plan.import
  for each row execute function history.record('document', 'decisions', 'choices');
create index on plan.item (partnership_id, import_id);

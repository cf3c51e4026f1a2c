-- What the pages of findings need: changes that notice each other, deletions that can be undone, reports half ticked.
alter table inspection.conclusion add column version int not null default 1, add column deleted_at timestamptz;
alter table inspection.evaluation add column version int not null default 1, add column deleted_at timestamptz;

alter table inspection.report_reading
  add column sha256 text,
  add column choices jsonb not null default '{}',
  add foreign key (partnership_id, sha256) references evidence.file on delete restrict;
comment on column inspection.report_reading.sha256 is 'The file that was dropped; null when the text was pasted. It becomes evidence when the findings are taken.';
comment on column inspection.report_reading.choices is 'What has been ticked so far.';
drop trigger history on inspection.report_reading;
create trigger history after insert or update or delete on inspection.report_reading
  for each row execute function history.record('document', 'choices');

-- A report under embargo is a piece of evidence too, and so is every line of its history.
alter table evidence.piece
  add column embargo_until timestamptz,
  add column embargo_readers uuid[] not null default '{}';
comment on column evidence.piece.embargo_until is 'Until then only embargo_readers see it.';

create table history.held_back (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  subject_id     uuid not null,
  group_id       uuid not null,
  until          timestamptz not null,
  readers        uuid[] not null,
  primary key (partnership_id, subject_id)
);
create index on history.held_back (partnership_id, group_id);
comment on table history.held_back is 'Things under embargo: until then their history shows to the named readers alone.';
select keep_apart('history.held_back', false);
grant select, insert, update on history.held_back to app;

-- From when evidence must speak, and versions whose bytes were removed.
alter table evidence.edition alter column sha256 drop not null;

alter table evidence.statement
  add column proves_since date,
  add column since_why text check (since_why in ('in_use', 'closed')),
  add constraint statement_since_check check ((proves_since is null) = (since_why is null));
comment on column evidence.statement.proves_since is 'Evidence that speaks only about time before this day cannot prove it: the day a change of practice was in use, or an item closed. Its owner keeps it, so evidence never looks upward.';

create index on evidence.piece (partnership_id, added_at desc, id) where deleted_at is null;

-- The golden thread: the level of evidence of a finding, as somebody confirmed it. Gaps are worked out, never stored.
create schema thread;
grant usage on schema thread to app;

create table thread.level (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  finding_id     uuid not null,
  level          int not null check (level between 0 and 4),
  mixed          boolean not null default false,
  judged         boolean not null default false,
  suggested      int not null check (suggested between 0 and 4),
  suggested_why  text[] not null default '{}',
  reason         text not null check (length(reason) between 1 and 2000),
  otherwise      text not null default '' check (length(otherwise) <= 2000),
  state          text not null default 'confirmed' check (state in ('waits', 'confirmed', 'refused')),
  proposed_by    uuid default current_person(),
  proposed_at    timestamptz not null default now(),
  seconded_by    uuid,
  seconded_at    timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, finding_id) references inspection.finding on delete cascade,
  check (seconded_by is distinct from proposed_by or seconded_by is null)
);
create index on thread.level (partnership_id, finding_id, proposed_at);
comment on table thread.level is 'A finding''s level of evidence as a named person confirmed it, beside what the rule suggested. The newest confirmed row holds; above the suggestion it waits for a second person.';
comment on column thread.level.otherwise is 'What else could explain it? Asked from level 3 on.';
select keep_apart('thread.level');
grant select, insert, update on thread.level to app;

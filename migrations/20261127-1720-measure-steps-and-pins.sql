-- Steps of a measure, and marks that others to the right hand down: a measure cannot look at the plan that aims at it.
create table measure.step (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  measure_id     uuid not null,
  due            date not null,
  value          numeric not null,
  from_id        uuid,
  from_title     text not null default '' check (length(from_title) <= 500),
  path           text not null default '' check (length(path) <= 300),
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
create unique index on measure.step (partnership_id, measure_id, from_id, due) nulls not distinct;
comment on table measure.step is 'How much a measure shall reach by a day.';
comment on column measure.step.from_id is 'Null: set on the measure itself. Otherwise what handed it down and keeps it fresh (a target of the plan), with its title and address.';
select keep_apart('measure.step');
grant select, insert, update, delete on measure.step to app;

alter table measure.annotation
  add column from_id uuid,
  add column path text not null default '' check (length(path) <= 300);
create index on measure.annotation (partnership_id, from_id) where from_id is not null;
comment on column measure.annotation.from_id is 'Null: pinned by hand. Otherwise what handed it down and keeps it fresh (a test of change, a change of practice).';

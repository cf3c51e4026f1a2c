-- Measures: what is counted, named beforehand, and its value for each period.
create schema measure;
grant usage on schema measure to app;

-- The door through which evidence refers to something living: a measure now, audits and surveys as they come.
create table evidence.source (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  kind           text not null check (kind in ('measure', 'audit', 'survey')),
  title          text not null check (length(title) between 1 and 300),
  path           text not null,
  speaks_from    date,
  speaks_to      date check (speaks_to >= speaks_from),
  latest         text not null default '' check (length(latest) <= 1000),
  ended_at       timestamptz,
  primary key (partnership_id, id)
);
comment on table evidence.source is 'Something living that evidence may refer to. A measure, audit or survey shares the id of its row here and keeps speaks_from, speaks_to and the latest sentence fresh, so evidence never imports upward.';
select keep_apart('evidence.source', false);
grant select, insert, update on evidence.source to app;

create table measure.measure (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null,
  title          text not null check (length(title) between 1 and 300),
  counted        text not null default '' check (length(counted) <= 2000),
  out_of         text not null default '' check (length(out_of) <= 2000),
  unit           text not null default '%' check (length(unit) <= 40),
  kind           text not null check (kind in ('outcome', 'experience', 'process', 'balancing')),
  better         text not null default 'neither' check (better in ('higher', 'lower', 'neither')),
  frequency      text not null default 'quarter' check (frequency in ('month', 'quarter', 'half_year', 'year', 'irregular')),
  named_on       date not null,
  source         text not null default '' check (length(source) <= 500),
  owner_post_id  uuid,
  version        int not null default 1,
  created_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, id) references evidence.source on delete cascade,
  foreign key (partnership_id, owner_post_id) references partnership.post on delete restrict
);
comment on table measure.measure is 'A defined quantity. named_on: the day on which it and its direction were named; figures of periods before that day were known or could have been.';
comment on column measure.measure.counted is 'What is counted (the numerator), in words.';
comment on column measure.measure.out_of is 'Out of what (the denominator), in words; empty for a plain count.';
select keep_apart('measure.measure');
grant select, insert, update on measure.measure to app;

create table measure.break (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  measure_id     uuid not null,
  dated          date not null,
  what           text not null check (what in ('definition', 'source', 'tool', 'population')),
  reason         text not null check (length(reason) between 1 and 2000),
  made_by        uuid default current_person(),
  primary key (partnership_id, id),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
comment on table measure.break is 'From this day on the figures are not comparable with those before: the definition, source, tool or population changed.';
select keep_apart('measure.break');
grant select, insert, delete on measure.break to app;

create table measure.observation (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  measure_id     uuid not null,
  period_from    date not null,
  period_to      date not null check (period_to >= period_from),
  value          numeric not null,
  numerator      numeric,
  denominator    numeric check (denominator > 0),
  state          text not null default 'final' check (state in ('provisional', 'final', 'corrected')),
  note           text not null default '' check (length(note) <= 2000),
  entered_by     uuid default current_person(),
  entered_at     timestamptz not null default now(),
  replaced_at    timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
create unique index on measure.observation (partnership_id, measure_id, period_from, period_to) where replaced_at is null;
comment on table measure.observation is 'The value of a measure for a period. A revision replaces a row and leaves it standing (replaced_at).';
select keep_apart('measure.observation', false);
grant select, insert, update on measure.observation to app;

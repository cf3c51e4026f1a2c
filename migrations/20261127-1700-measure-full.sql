-- Measures in full: breakdowns, derived measures, phases, annotations, imports, words beside figures, requests, tokens.
alter table measure.measure
  add column calendar text not null default 'calendar' check (calendar in ('calendar', 'financial', 'academic', 'audit_round')),
  add column chart text not null default 'auto' check (chart in ('auto', 'run', 'i', 'p', 'pp', 'u', 'up', 'c', 'g', 't')),
  add column baseline_points int check (baseline_points between 2 and 1000),
  add column decimals int not null default 1 check (decimals between 0 and 4),
  add column context text not null default '' check (length(context) <= 4000),
  add column catalogue_key text,
  add column derived text check (derived in ('share', 'rate', 'difference')),
  add column derived_from uuid,
  add column derived_by uuid,
  add column derived_per numeric check (derived_per > 0),
  add constraint derived_whole check ((derived is null) = (derived_from is null) and (derived is null) = (derived_by is null)),
  add foreign key (partnership_id, derived_from) references measure.measure on delete restrict,
  add foreign key (partnership_id, derived_by) references measure.measure on delete restrict;
comment on column measure.measure.calendar is 'How its years and quarters are named: from January, from the partnership''s financial year (1 April), from 1 August to 31 July, or by audit round.';
comment on column measure.measure.baseline_points is 'Limits come from the first so many points of each phase; null: from all of them.';
comment on column measure.measure.derived is 'A derived measure is worked out from two others and has no figures of its own: share (from of by, in %), rate (from per derived_per of by), difference (from less by).';
comment on column measure.measure.catalogue_key is 'The entry of the shipped catalogue it was made from.';

create table measure.breakdown (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  dimension      text not null check (length(dimension) between 1 and 80),
  category       text not null check (length(category) between 1 and 120),
  position       int not null default 0,
  primary key (partnership_id, id)
);
create unique index on measure.breakdown (partnership_id, lower(dimension), lower(category));
comment on table measure.breakdown is 'A category of a breakdown: Locality / North, Care setting / Kinship care. Shared by all measures of a partnership.';
select keep_apart('measure.breakdown');
grant select, insert, update, delete on measure.breakdown to app;

create table measure.import (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  name           text not null check (length(name) between 1 and 300),
  origin         text not null default 'file' check (origin in ('file', 'paste', 'api')),
  sha256         text,
  added          int not null default 0,
  changed        int not null default 0,
  unchanged      int not null default 0,
  refused        int not null default 0,
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  undone_by      uuid,
  undone_at      timestamptz,
  primary key (partnership_id, id)
);
comment on table measure.import is 'One file, paste or push of figures. Undoing it takes its figures away and brings back those it replaced.';
select keep_apart('measure.import');
grant select, insert, update on measure.import to app;

alter table measure.observation
  add column breakdown_id uuid,
  add column import_id uuid,
  add column replaced_by uuid,
  add column withheld text not null default '' check (length(withheld) <= 20),
  alter column value drop not null,
  add constraint value_or_withheld check (case when value is null then withheld <> '' or denominator = 0 else withheld = '' end),
  add foreign key (partnership_id, breakdown_id) references measure.breakdown on delete restrict,
  add foreign key (partnership_id, import_id) references measure.import on delete set null (import_id);
-- A denominator of zero is a fact: nobody was there to be counted.
alter table measure.observation drop constraint observation_denominator_check;
alter table measure.observation add check (denominator >= 0), add check (denominator <> 0 or numerator is null or numerator = 0);
drop index measure.observation_partnership_id_measure_id_period_from_period_to_idx;
create unique index observation_now on measure.observation (partnership_id, measure_id, breakdown_id, period_from, period_to)
  nulls not distinct where replaced_at is null;
create index on measure.observation (partnership_id, import_id) where import_id is not null;
comment on column measure.observation.breakdown_id is 'Null: of everybody.';
comment on column measure.observation.withheld is 'The cell as it came where its figure was hidden at the source: "<5" or "*". Then there is no value.';
comment on column measure.observation.replaced_by is 'The import that replaced it, so that undoing the import brings it back.';

create table measure.phase (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  measure_id     uuid not null,
  starts_on      date not null,
  reason         text not null check (length(reason) between 1 and 2000),
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, measure_id, starts_on),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
comment on table measure.phase is 'From this day on centre and limits are reckoned anew, because a person said so and why.';
select keep_apart('measure.phase');
grant select, insert, update, delete on measure.phase to app;

create table measure.exclusion (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  measure_id     uuid not null,
  period_from    date not null,
  period_to      date not null check (period_to >= period_from),
  reason         text not null check (length(reason) between 1 and 2000),
  made_by        uuid default current_person(),
  primary key (partnership_id, id),
  unique (partnership_id, measure_id, period_from, period_to),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
comment on table measure.exclusion is 'A point that is shown but left out when centre and limits are reckoned, and why.';
select keep_apart('measure.exclusion');
grant select, insert, update, delete on measure.exclusion to app;

create table measure.annotation (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  measure_id     uuid not null,
  dated          date not null,
  text           text not null check (length(text) between 1 and 300),
  made_by        uuid default current_person(),
  primary key (partnership_id, id),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
comment on table measure.annotation is 'A note pinned on the chart at a day.';
select keep_apart('measure.annotation');
grant select, insert, update, delete on measure.annotation to app;

create table measure.narrative (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  measure_id     uuid,
  period_from    date not null,
  period_to      date not null check (period_to >= period_from),
  text           text not null check (length(text) between 1 and 8000),
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  version        int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
create unique index on measure.narrative (partnership_id, measure_id, period_from, period_to) nulls not distinct;
comment on table measure.narrative is 'What stands beside the numbers of a period: of one measure, or (null) of all of them.';
select keep_apart('measure.narrative');
grant select, insert, update, delete on measure.narrative to app;

create table measure.request (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  question       text not null check (length(question) between 1 and 2000),
  why            text not null default '' check (length(why) <= 2000),
  measure_id     uuid,
  asked_by       uuid default current_person(),
  asked_for      text not null default '' check (length(asked_for) <= 300),
  asked_on       date not null,
  due            date,
  post_id        uuid,
  answer         text not null default '' check (length(answer) <= 8000),
  answered_by    uuid,
  answered_on    date,
  state          text not null default 'asked' check (state in ('asked', 'assigned', 'answered', 'declined')),
  version        int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, measure_id) references measure.measure on delete set null (measure_id),
  foreign key (partnership_id, post_id) references partnership.post on delete restrict
);
comment on table measure.request is 'The log of requests for analysis: who asked what, who was to answer, what was found.';
select keep_apart('measure.request');
grant select, insert, update, delete on measure.request to app;

create table measure.token (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  name           text not null check (length(name) between 1 and 200),
  digest         bytea not null,
  scopes         text[] not null check (scopes <@ array['measure.push', 'measure.pull'] and cardinality(scopes) > 0),
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  expires_on     date not null,
  used_at        timestamptz,
  revoked_at     timestamptz,
  primary key (partnership_id, id),
  unique (partnership_id, digest)
);
comment on table measure.token is 'What lets a machine push or read figures. Only its digest is kept.';
select keep_apart('measure.token', true, '{digest,used_at}');
grant select, insert, update on measure.token to app;

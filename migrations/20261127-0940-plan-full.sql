-- Delivery plans, links, resources, practice changes, charters, tests of change and risks.
alter table plan.plan
  add column parent_id uuid,
  add column roll_up text not null default 'none' check (roll_up in ('none', 'worst', 'two_worst', 'reported')),
  add column rated_level text check (rated_level in ('theme', 'outcome', 'driver', 'project', 'action')),
  add foreign key (partnership_id, parent_id) references plan.plan on delete restrict;
comment on column plan.plan.parent_id is 'The strategic plan that this delivery plan stands under.';
comment on column plan.plan.roll_up is 'How a heading''s status follows from the lines below it. none: not at all; worst: as the worst of them; two_worst: as the worst only when two share it, else one step better; reported: somebody says it. Never an average.';
comment on column plan.plan.rated_level is 'The level that carries the status; null: the lines.';

create table plan.linked_plan (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  plan_id        uuid not null,
  title          text not null check (length(title) between 1 and 300),
  whose          text not null default '' check (length(whose) <= 200),
  url            text check (url ~ '^https?://'),
  why            text not null default '' check (length(why) <= 2000),
  primary key (partnership_id, id),
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade
);
comment on table plan.linked_plan is 'A plan kept elsewhere that this one is tied to: children''s services plan, outcome improvement plan ...';
select keep_apart('plan.linked_plan');
grant select, insert, update, delete on plan.linked_plan to app;

alter table plan.item add column signpost_item_id uuid,
  add foreign key (partnership_id, signpost_item_id) references plan.item on delete set null (signpost_item_id);
comment on column plan.item.signpost_item_id is 'A signpost to an item in another plan kept here; signpost names one kept elsewhere.';

create table plan.also_under (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  under_id       uuid not null,
  primary key (partnership_id, id),
  unique (partnership_id, item_id, under_id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, under_id) references plan.item on delete cascade,
  check (item_id <> under_id)
);
comment on table plan.also_under is 'A shared driver: an item that also serves another outcome than the one it stands under.';
select keep_apart('plan.also_under');
grant select, insert, delete on plan.also_under to app;

create table plan.dependency (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  needs_id       uuid not null,
  why            text not null default '' check (length(why) <= 500),
  primary key (partnership_id, id),
  unique (partnership_id, item_id, needs_id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, needs_id) references plan.item on delete cascade,
  check (item_id <> needs_id)
);
comment on table plan.dependency is 'An item that cannot end before another one has.';
select keep_apart('plan.dependency');
grant select, insert, delete on plan.dependency to app;

create table plan.resource (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  kind           text not null check (kind in ('money', 'post', 'other')),
  what           text not null check (length(what) between 1 and 500),
  pounds         numeric check (pounds >= 0),
  each_year      boolean not null default false,
  post_id        uuid,
  from_whom      text not null default '' check (length(from_whom) <= 200),
  state          text not null default 'agreed' check (state in ('asked', 'agreed', 'refused')),
  ends_on        date,
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, post_id) references partnership.post on delete restrict
);
create index on plan.resource (partnership_id, item_id);
comment on table plan.resource is 'With what means: money (pounds), a post with its last day, other things; asked for, agreed or refused.';
select keep_apart('plan.resource');
grant select, insert, update, delete on plan.resource to app;

alter table plan.target add column measure_id uuid,
  add foreign key (partnership_id, measure_id) references measure.measure on delete set null (measure_id);
comment on column plan.target.measure_id is 'The measure whose figures are held against the steps; null while it is words only.';

create table plan.standard (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  title          text not null check (length(title) between 1 and 300),
  number         int not null default 1 check (number >= 1),
  follows_id     uuid,
  says           text not null default '' check (length(says) <= 10000),
  starts         date not null,
  review_on      date,
  ended_on       date,
  evidence_id    uuid,
  exemplar       text not null default '' check (length(exemplar) <= 2000),
  exemplar_id    uuid,
  post_id        uuid,
  version        int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, follows_id) references plan.standard on delete restrict,
  foreign key (partnership_id, evidence_id) references evidence.piece on delete restrict,
  foreign key (partnership_id, exemplar_id) references evidence.piece on delete restrict,
  foreign key (partnership_id, post_id) references partnership.post on delete restrict
);
comment on table plan.standard is 'What is expected of staff: its edition (number), from when, its exemplar. A new edition is a new row that follows the old one.';
select keep_apart('plan.standard');
grant select, insert, update on plan.standard to app;

create table plan.practice_change (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null,
  title          text not null check (length(title) between 1 and 300),
  before         text not null default '' check (length(before) <= 5000),
  now            text not null default '' check (length(now) <= 5000),
  place          text not null default '' check (length(place) <= 500),
  in_use_from    date,
  trial_from     date,
  trial_to       date check (trial_to >= trial_from),
  review_on      date,
  reviewed_on    date,
  decision       text check (decision in ('adopt', 'adapt', 'abandon')),
  learned        text not null default '' check (length(learned) <= 5000),
  standard_id    uuid,
  criterion      text not null default '' check (length(criterion) <= 1000),
  at_least       int check (at_least > 0),
  out_of         int check (out_of >= at_least),
  measure_id     uuid,
  measure_level  numeric,
  criterion_on   date,
  stopped_on     date,
  version        int not null default 1,
  created_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, id) references evidence.statement on delete cascade,
  foreign key (partnership_id, standard_id) references plan.standard on delete restrict,
  foreign key (partnership_id, measure_id) references measure.measure on delete set null (measure_id),
  check ((at_least is null) = (out_of is null))
);
comment on table plan.practice_change is 'What staff do differently, where, and from which day it is in use. Its id is that of its row in evidence.statement.';
comment on column plan.practice_change.criterion is 'The level written down beforehand: at_least out_of ("in at least 7 of 10 records") or measure_level of a process measure; criterion_on is the day it was written.';
select keep_apart('plan.practice_change');
grant select, insert, update on plan.practice_change to app;

create table plan.changes_practice (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  change_id      uuid not null,
  primary key (partnership_id, id),
  unique (partnership_id, item_id, change_id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, change_id) references plan.practice_change on delete cascade
);
create index on plan.changes_practice (partnership_id, change_id);
comment on table plan.changes_practice is 'Which items bring about which changes of practice.';
select keep_apart('plan.changes_practice');
grant select, insert, delete on plan.changes_practice to app;

create table plan.told (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  change_id      uuid,
  standard_id    uuid,
  whom           text not null check (length(whom) between 1 and 300),
  how            text not null default '' check (length(how) <= 500),
  people         int check (people > 0),
  dated          date not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, change_id) references plan.practice_change on delete cascade,
  foreign key (partnership_id, standard_id) references plan.standard on delete cascade,
  check ((change_id is null) <> (standard_id is null))
);
comment on table plan.told is 'Who was told of a change of practice or of a standard: whom, how many, how, on which day.';
select keep_apart('plan.told');
grant select, insert, delete on plan.told to app;

create table plan.charter (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  number         int not null default 1 check (number >= 1),
  fields         jsonb not null default '{}',
  state          text not null default 'draft' check (state in ('draft', 'submitted', 'changes_asked', 'approved', 'replaced')),
  group_id       uuid,
  decided_on     date,
  decided_by     uuid,
  asked_changes  text not null default '' check (length(asked_changes) <= 5000),
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  version        int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, item_id, number),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, group_id) references partnership.governance_group on delete restrict
);
comment on table plan.charter is 'A project charter and its versions (number): approved by a group on a day, or sent back with what should change.';
select keep_apart('plan.charter');
grant select, insert, update on plan.charter to app;

create table plan.pdsa (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  number         int not null default 1 check (number >= 1),
  title          text not null check (length(title) between 1 and 300),
  question       text not null default '' check (length(question) <= 2000),
  prediction     text not null default '' check (length(prediction) <= 2000),
  plan           text not null default '' check (length(plan) <= 5000),
  starts         date,
  ends           date check (ends >= starts),
  did            text not null default '' check (length(did) <= 5000),
  result         text not null default '' check (length(result) <= 5000),
  learned        text not null default '' check (length(learned) <= 5000),
  decision       text check (decision in ('adopt', 'adapt', 'abandon')),
  measure_id     uuid,
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, measure_id) references measure.measure on delete set null (measure_id)
);
create index on plan.pdsa (partnership_id, item_id, number);
comment on table plan.pdsa is 'A plan-do-study-act cycle: what was asked and predicted before, what came out, what was learned, adopt, adapt or abandon.';
select keep_apart('plan.pdsa');
grant select, insert, update on plan.pdsa to app;

create table plan.risk (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  plan_id        uuid not null,
  title          text not null check (length(title) between 1 and 300),
  cause          text not null default '' check (length(cause) <= 2000),
  effect         text not null default '' check (length(effect) <= 2000),
  doing          text not null default '' check (length(doing) <= 5000),
  post_id        uuid,
  review_on      date,
  closed_on      date,
  closed_why     text not null default '' check (length(closed_why) <= 2000),
  version        int not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade,
  foreign key (partnership_id, post_id) references partnership.post on delete restrict
);
comment on table plan.risk is 'What could go wrong with the plan, from what cause and to what effect; doing: what is done about it beside the items.';
select keep_apart('plan.risk');
grant select, insert, update on plan.risk to app;

create table plan.risk_score (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  risk_id        uuid not null,
  dated          date not null,
  likelihood     int not null check (likelihood between 1 and 5),
  impact         int not null check (impact between 1 and 5),
  likelihood_after int not null check (likelihood_after between 1 and 5),
  impact_after   int not null check (impact_after between 1 and 5),
  why            text not null default '' check (length(why) <= 2000),
  scored_by      uuid default current_person(),
  scored_at      timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, risk_id) references plan.risk on delete cascade
);
create index on plan.risk_score (partnership_id, risk_id, dated);
comment on table plan.risk_score is 'A risk as scored on a day, before and after what is done about it: likelihood and impact from 1 to 5. Rows stay, so there is a trend.';
select keep_apart('plan.risk_score');
grant select, insert on plan.risk_score to app;

create table plan.mitigation (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  risk_id        uuid not null,
  item_id        uuid not null,
  primary key (partnership_id, id),
  unique (partnership_id, risk_id, item_id),
  foreign key (partnership_id, risk_id) references plan.risk on delete cascade,
  foreign key (partnership_id, item_id) references plan.item on delete cascade
);
comment on table plan.mitigation is 'The items that make a risk smaller.';
select keep_apart('plan.mitigation');
grant select, insert, delete on plan.mitigation to app;

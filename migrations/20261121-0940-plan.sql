-- The plan: a tree of items, who leads them, what was said about them and every date that moved.

create table plan.plan (
  partnership_id      uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id                  uuid not null default new_id(),
  title               text not null check (length(title) between 1 and 300),
  kind                text not null default 'strategic' check (kind in ('strategic', 'delivery')),
  levels              jsonb not null,
  starts_on           date,
  ends_on             date check (ends_on >= starts_on),
  owning_group_id     uuid,
  overseeing_group_id uuid,
  position            int not null default 0,
  version             int not null default 1,
  created_at          timestamptz not null default now(),
  deleted_at          timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, owning_group_id) references partnership.governance_group on delete restrict,
  foreign key (partnership_id, overseeing_group_id) references partnership.governance_group on delete restrict
);
comment on table plan.plan is 'A tree of items. levels: [{"level": "theme|outcome|driver|project|action", "word": what this plan calls it}] from the top.';
select keep_apart('plan.plan');
grant select, insert, update on plan.plan to app;

create table plan.status_key (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  plan_id        uuid not null,
  number         int not null check (number >= 1),
  starts         date not null default current_date,
  words          jsonb not null,
  primary key (partnership_id, id),
  unique (partnership_id, plan_id, number),
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade
);
comment on table plan.status_key is 'The plan''s own key, versioned. words: [{"code", "word", "shape", "definition"}], worst first.';
select keep_apart('plan.status_key');
grant select, insert on plan.status_key to app;

create table plan.import (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  plan_id        uuid,
  title          text not null check (length(title) between 1 and 300),
  file_name      text not null,
  document       jsonb not null,
  decisions      jsonb not null default '[]',
  state          text not null default 'open' check (state in ('open', 'accepted', 'undone', 'thrown_away')),
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  settled_at     timestamptz,
  version        int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade
);
comment on table plan.import is 'A file somebody dropped in: as read, with the decisions taken, until it is accepted or thrown away. Accepted imports can be undone.';
select keep_apart('plan.import', unrecorded => '{document,decisions}');
grant select, insert, update on plan.import to app;

create table plan.item (
  partnership_id      uuid not null default current_partnership(),
  id                  uuid not null,
  plan_id             uuid not null,
  parent_id           uuid,
  level               text not null check (level in ('theme', 'outcome', 'driver', 'project', 'action')),
  position            int not null default 0,
  reference           text not null default '' check (length(reference) <= 40),
  title               text not null check (length(title) between 1 and 500),
  aim                 text not null default '' check (length(aim) <= 5000),
  kind                text not null default 'improvement' check (kind in ('improvement', 'no_improvement_needed', 'signpost')),
  reason              text not null default '' check (length(reason) <= 5000),
  signpost            text not null default '' check (length(signpost) <= 500),
  lead_agency_id      uuid,
  owning_group_id     uuid,
  overseeing_group_id uuid,
  starts_on           date,
  due_kind            text not null default 'date' check (due_kind in ('date', 'ongoing', 'to_be_confirmed')),
  due                 date,
  forecast            date,
  status              text not null default 'not_stated',
  status_on           date,
  links               text[] not null default '{}',
  doubts              jsonb not null default '[]',
  import_id           uuid,
  version             int not null default 1,
  created_at          timestamptz not null default now(),
  deleted_at          timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, id) references evidence.statement on delete cascade,
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade,
  foreign key (partnership_id, parent_id) references plan.item on delete cascade,
  foreign key (partnership_id, lead_agency_id) references partnership.agency on delete restrict,
  foreign key (partnership_id, owning_group_id) references partnership.governance_group on delete restrict,
  foreign key (partnership_id, overseeing_group_id) references partnership.governance_group on delete restrict,
  foreign key (partnership_id, import_id) references plan.import on delete restrict,
  check (due is null or due_kind = 'date')
);
create index on plan.item (partnership_id, plan_id, position);
create index on plan.item (partnership_id, parent_id);
comment on table plan.item is 'A line of the plan: theme, outcome, driver, project or action. due is the agreed date, forecast the lead''s. status is the last reported code of the plan''s key, "not_stated" before the first.';
select keep_apart('plan.item');
grant select, insert, update on plan.item to app;

create table plan.lead (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  post_id        uuid not null,
  position       int not null default 0,
  primary key (partnership_id, id),
  unique (partnership_id, item_id, post_id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, post_id) references partnership.post on delete restrict
);
create index on plan.lead (partnership_id, post_id);
comment on table plan.lead is 'The posts that lead an item.';
select keep_apart('plan.lead');
grant select, insert, update, delete on plan.lead to app;

create table plan.answer (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  finding_id     uuid not null,
  primary key (partnership_id, id),
  unique (partnership_id, item_id, finding_id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, finding_id) references inspection.finding on delete cascade
);
create index on plan.answer (partnership_id, finding_id);
comment on table plan.answer is 'Which findings an item answers.';
select keep_apart('plan.answer');
grant select, insert, delete on plan.answer to app;

create table plan.milestone (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  title          text not null check (length(title) between 1 and 300),
  due            date,
  done_on        date,
  position       int not null default 0,
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade
);
create index on plan.milestone (partnership_id, item_id, position);
comment on table plan.milestone is 'A step under an item, with the day it is due and the day it was done.';
select keep_apart('plan.milestone');
grant select, insert, update, delete on plan.milestone to app;

create table plan.target (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  text           text not null check (length(text) between 1 and 2000),
  position       int not null default 0,
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade
);
create index on plan.target (partnership_id, item_id, position);
comment on table plan.target is 'How the item will be measured, in words; its dated steps stand in plan.step.';
select keep_apart('plan.target');
grant select, insert, update, delete on plan.target to app;

create table plan.step (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  target_id      uuid not null,
  due            date not null,
  value          numeric not null,
  unit           text not null default '%' check (length(unit) <= 40),
  primary key (partnership_id, id),
  unique (partnership_id, target_id, due),
  foreign key (partnership_id, target_id) references plan.target on delete cascade
);
comment on table plan.step is 'A stepped target: 50% by one date, 75% by the next.';
select keep_apart('plan.step');
grant select, insert, update, delete on plan.step to app;

create table plan.move (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  item_id        uuid not null,
  which          text not null check (which in ('due', 'forecast')),
  was            date,
  became         date,
  became_kind    text not null default 'date' check (became_kind in ('date', 'ongoing', 'to_be_confirmed')),
  reason         text not null check (length(reason) between 1 and 2000),
  moved_by       uuid default current_person(),
  moved_at       timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id) references plan.item on delete cascade
);
create index on plan.move (partnership_id, item_id, moved_at);
comment on table plan.move is 'A date that moved: which, from, to and why.';
select keep_apart('plan.move');
grant select, insert on plan.move to app;

create table plan.item_update (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null,
  item_id        uuid not null,
  key_id         uuid not null,
  dated          date not null,
  written_at     timestamptz not null default now(),
  status         text not null,
  done           text not null default '' check (length(done) <= 20000),
  next           text not null default '' check (length(next) <= 5000),
  difference     text not null default '' check (length(difference) <= 5000),
  help           text not null default '' check (length(help) <= 5000),
  forecast       date,
  written_by     uuid default current_person(),
  for_post_id    uuid,
  agreed_how     text not null default 'holder' check (agreed_how in ('holder', 'not_yet', 'email', 'meeting', 'telephone', 'imported')),
  agreed_on      date,
  import_id      uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, id) references evidence.statement on delete cascade,
  foreign key (partnership_id, item_id) references plan.item on delete cascade,
  foreign key (partnership_id, key_id) references plan.status_key on delete restrict,
  foreign key (partnership_id, for_post_id) references partnership.post on delete restrict,
  foreign key (partnership_id, import_id) references plan.import on delete restrict
);
create index on plan.item_update (partnership_id, item_id, written_at);
comment on table plan.item_update is 'What was said about an item on a day: by whom, for which post, and how its holder agreed.';
select keep_apart('plan.item_update');
grant select, insert, update on plan.item_update to app;

create table plan.contribution (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  update_id      uuid not null,
  agency_id      uuid,
  agency         text not null check (length(agency) between 1 and 200),
  text           text not null check (length(text) between 1 and 10000),
  position       int not null default 0,
  primary key (partnership_id, id),
  foreign key (partnership_id, update_id) references plan.item_update on delete cascade,
  foreign key (partnership_id, agency_id) references partnership.agency on delete restrict
);
create index on plan.contribution (partnership_id, update_id, position);
comment on table plan.contribution is 'What one agency adds to an update.';
select keep_apart('plan.contribution');
grant select, insert, update on plan.contribution to app;

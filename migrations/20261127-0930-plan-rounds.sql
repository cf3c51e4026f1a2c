-- Rounds: one reporting period in which leads update their items. Closing one freezes a release.
create table plan.round (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  plan_id        uuid not null,
  title          text not null check (length(title) between 1 and 200),
  period_from    date not null,
  period_to      date not null check (period_to >= period_from),
  opens          date not null,
  due            date not null check (due >= opens),
  closes         date not null check (closes >= due),
  group_id       uuid,
  state          text not null default 'draft' check (state in ('draft', 'open', 'signed_off', 'closed', 'dropped')),
  words          text not null default '' check (length(words) <= 5000),
  asked_at       timestamptz,
  signed_off_by  uuid,
  signed_off_at  timestamptz,
  sign_off_note  text not null default '' check (length(sign_off_note) <= 5000),
  closed_by      uuid,
  closed_at      timestamptz,
  made_by        uuid default current_person(),
  version        int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade,
  foreign key (partnership_id, group_id) references partnership.governance_group on delete restrict
);
create unique index on plan.round (partnership_id, plan_id) where state in ('open', 'signed_off');
comment on table plan.round is 'One reporting period of a plan: opens, due and closes are days; words is what the coordinator adds to the mail. One round of a plan is under way at a time.';
select keep_apart('plan.round');
grant select, insert, update on plan.round to app;

create table plan.round_item (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  round_id       uuid not null,
  item_id        uuid not null,
  required       boolean not null default true,
  why_not        text not null default '' check (length(why_not) <= 1000),
  primary key (partnership_id, id),
  unique (partnership_id, round_id, item_id),
  foreign key (partnership_id, round_id) references plan.round on delete cascade,
  foreign key (partnership_id, item_id) references plan.item on delete cascade
);
comment on table plan.round_item is 'The items of a round, fixed when it opens: whether an update is required, and why not.';
select keep_apart('plan.round_item');
grant select, insert, update, delete on plan.round_item to app;

create table plan.asking (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  round_id       uuid not null,
  post_id        uuid not null,
  person_id      uuid,
  email          text not null default '' check (length(email) <= 320),
  link_digest    bytea,
  asked_at       timestamptz,
  chased_at      timestamptz,
  chased         int not null default 0,
  opened_at      timestamptz,
  primary key (partnership_id, id),
  unique (partnership_id, round_id, post_id),
  unique (partnership_id, link_digest),
  foreign key (partnership_id, round_id) references plan.round on delete cascade,
  foreign key (partnership_id, post_id) references partnership.post on delete cascade
);
comment on table plan.asking is 'A post that was asked in a round: whom the mail went to, the digest of its personal link, when it was chased.';
select keep_apart('plan.asking', unrecorded => '{link_digest}');
grant select, insert, update on plan.asking to app;

alter table plan.item_update
  add column round_id uuid,
  add column pasted boolean not null default false,
  add column no_change boolean not null default false,
  add column by_link boolean not null default false,
  add column suggested text,
  add column suggested_why text[] not null default '{}',
  add column differs_why text not null default '' check (length(differs_why) <= 2000),
  add foreign key (partnership_id, round_id) references plan.round on delete restrict;
create index on plan.item_update (partnership_id, round_id);
comment on column plan.item_update.pasted is 'The words were pasted from a reply, not typed into the form.';
comment on column plan.item_update.suggested is 'The status that Holdfast suggested when this was said, with its reasons; null where it had nothing to go by.';
comment on column plan.item_update.differs_why is 'Why the lead reports another status than the suggested one.';
alter table plan.contribution add column held_back boolean not null default false;
comment on column plan.contribution.held_back is 'The agency holds its part back until the round is released.';

create table plan.release (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  plan_id        uuid not null,
  round_id       uuid not null,
  number         int not null check (number >= 1),
  model          jsonb not null,
  digest         text not null check (digest ~ '^[0-9a-f]{64}$'),
  released_by    uuid default current_person(),
  released_at    timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, plan_id, number),
  unique (partnership_id, round_id),
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade,
  foreign key (partnership_id, round_id) references plan.round on delete restrict
);
comment on table plan.release is 'A plan as a round closed it: a frozen copy and the SHA-256 of it. Viewers and inspectors see these and nothing else.';
select keep_apart('plan.release', unrecorded => '{model}');
grant select, insert on plan.release to app;

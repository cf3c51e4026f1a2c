-- Papers: hand-written parts while they are worked on, and releases that never change.

create table report.paper (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  kind           text not null check (kind in ('committee', 'plan', 'page', 'highlight')),
  title          text not null check (length(title) between 1 and 300),
  plan_id        uuid,
  settings       jsonb not null default '{}',
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, plan_id) references plan.plan on delete cascade
);
comment on table report.paper is 'A paper being written: its kind, the plan it tells of and the words typed by hand (settings). They survive a refresh.';
select keep_apart('report.paper');
grant select, insert, update on report.paper to app;

create table report.release (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  paper_id       uuid not null,
  number         int not null check (number >= 1),
  kind           text not null,
  title          text not null,
  model          jsonb not null,
  digest         text not null check (digest ~ '^[0-9a-f]{64}$'),
  data_at        timestamptz not null,
  released_by    uuid default current_person(),
  released_at    timestamptz not null default now(),
  withdrawn_at   timestamptz,
  withdrawn_why  text,
  primary key (partnership_id, id),
  unique (partnership_id, paper_id, number),
  foreign key (partnership_id, paper_id) references report.paper on delete cascade
);
create index on report.release (partnership_id, released_at);
comment on table report.release is 'A paper as it was released: a frozen copy with its data date. Viewers and inspectors see these and nothing else.';
select keep_apart('report.release', unrecorded => '{model}');
grant select, insert on report.release to app;
grant update (withdrawn_at, withdrawn_why) on report.release to app;

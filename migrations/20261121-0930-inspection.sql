-- What somebody concluded about services, where it is printed, and how far it has come.

create table inspection.source (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  kind           text not null check (kind in ('joint_inspection', 'progress_review', 'supported_self_evaluation', 'improvement_notice', 'monitoring', 'own_audit', 'learning_review', 'self_evaluation', 'survey', 'complaint', 'national_programme')),
  title          text not null check (length(title) between 1 and 300),
  publisher      text not null default '' check (length(publisher) <= 200),
  state          text not null default 'final' check (state in ('draft', 'final')),
  published_on   date,
  starts_on      date,
  ends_on        date check (ends_on >= starts_on),
  embargo_until  timestamptz,
  evidence_id    uuid,
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, evidence_id) references evidence.piece on delete restrict
);
comment on table inspection.source is 'Where findings come from: an inspection, a review, an own audit, a complaint ... Under embargo, only the named people see it.';
select keep_apart('inspection.source');
grant select, insert, update on inspection.source to app;

create table inspection.embargo_reader (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  source_id      uuid not null,
  person_id      uuid not null,
  primary key (partnership_id, id),
  unique (partnership_id, source_id, person_id),
  foreign key (partnership_id, source_id) references inspection.source on delete cascade,
  foreign key (partnership_id, person_id) references identity.membership (partnership_id, person_id) on delete cascade
);
comment on table inspection.embargo_reader is 'Who may read a source while it is under embargo.';
select keep_apart('inspection.embargo_reader');
grant select, insert, delete on inspection.embargo_reader to app;

create table inspection.finding (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null,
  source_id      uuid not null,
  kind           text not null check (kind in ('strength', 'area_for_improvement', 'recommendation', 'objective')),
  reference      text not null default '' check (length(reference) <= 40),
  title          text not null check (length(title) between 1 and 300),
  theme          text not null default '' check (length(theme) <= 200),
  state          text not null default 'final' check (state in ('draft', 'final')),
  position       int not null default 0,
  closed_on      date,
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, id) references evidence.statement on delete cascade,
  foreign key (partnership_id, source_id) references inspection.source on delete cascade
);
create index on inspection.finding (partnership_id, source_id, position);
comment on table inspection.finding is 'What somebody concluded about services. Its id is that of its row in evidence.statement.';
select keep_apart('inspection.finding');
grant select, insert, update on inspection.finding to app;

create table inspection.wording (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  finding_id     uuid not null,
  place          text not null default 'body' check (length(place) <= 60),
  page           text not null default '' check (length(page) <= 30),
  wording        text not null check (length(wording) between 1 and 5000),
  position       int not null default 0,
  primary key (partnership_id, id),
  foreign key (partnership_id, finding_id) references inspection.finding on delete cascade
);
create index on inspection.wording (partnership_id, finding_id, position);
comment on table inspection.wording is 'The words of a finding in each place they are printed.';
select keep_apart('inspection.wording');
grant select, insert, update, delete on inspection.wording to app;

create table inspection.cover (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  covering_id    uuid not null,
  covered_id     uuid not null,
  primary key (partnership_id, id),
  unique (partnership_id, covering_id, covered_id),
  foreign key (partnership_id, covering_id) references inspection.finding on delete cascade,
  foreign key (partnership_id, covered_id) references inspection.finding on delete cascade,
  check (covering_id <> covered_id)
);
comment on table inspection.cover is 'An objective of a notice covers recommendations, and a recommendation may be covered by several objectives.';
select keep_apart('inspection.cover');
grant select, insert, delete on inspection.cover to app;

create table inspection.conclusion (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  finding_id     uuid not null,
  by_kind        text not null check (by_kind in ('inspectorate', 'partnership', 'peer_reviewer', 'young_people')),
  by_name        text not null default '' check (length(by_name) <= 200),
  dated          date not null,
  phrase         text not null check (length(phrase) between 1 and 500),
  page           text not null default '' check (length(page) <= 30),
  source_id      uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, finding_id) references inspection.finding on delete cascade,
  foreign key (partnership_id, source_id) references inspection.source on delete set null (source_id)
);
create index on inspection.conclusion (partnership_id, finding_id, dated);
comment on table inspection.conclusion is 'Somebody''s dated judgement of progress on a finding, in their own phrase.';
select keep_apart('inspection.conclusion');
grant select, insert, update, delete on inspection.conclusion to app;

create table inspection.evaluation (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  source_id      uuid not null,
  indicator      text not null check (length(indicator) between 1 and 300),
  grade          text not null check (length(grade) between 1 and 60),
  scale          text not null default '' check (length(scale) <= 200),
  page           text not null default '' check (length(page) <= 30),
  position       int not null default 0,
  primary key (partnership_id, id),
  foreign key (partnership_id, source_id) references inspection.source on delete cascade
);
comment on table inspection.evaluation is 'A grade that the inspectorate gave, on its scale as it was then.';
select keep_apart('inspection.evaluation');
grant select, insert, update, delete on inspection.evaluation to app;

create table inspection.report_reading (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  source_id      uuid,
  file_name      text not null,
  document       jsonb not null,
  state          text not null default 'open' check (state in ('open', 'taken', 'thrown_away')),
  made_by        uuid default current_person(),
  made_at        timestamptz not null default now(),
  version        int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, source_id) references inspection.source on delete cascade
);
comment on table inspection.report_reading is 'A report that was dropped in, as read, until its findings have been ticked.';
select keep_apart('inspection.report_reading', unrecorded => '{document}');
grant select, insert, update on inspection.report_reading to app;

-- The programme of an inspection, what was asked for, key questions, watched strengths, and the register of audits.
create table inspection.body (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  name           text not null check (length(name) between 1 and 200),
  short_name     text not null default '' check (length(short_name) <= 30),
  does           text not null default '' check (length(does) <= 1000),
  ended_on       date,
  primary key (partnership_id, id),
  unique (partnership_id, name)
);
comment on table inspection.body is 'A scrutiny body: an inspectorate, an audit office, a commission.';
select keep_apart('inspection.body');
grant select, insert, update on inspection.body to app;

create table inspection.source_body (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  source_id      uuid not null,
  body_id        uuid not null,
  primary key (partnership_id, id),
  unique (partnership_id, source_id, body_id),
  foreign key (partnership_id, source_id) references inspection.source on delete cascade,
  foreign key (partnership_id, body_id) references inspection.body on delete restrict
);
comment on table inspection.source_body is 'Which scrutiny bodies take part in an inspection.';
select keep_apart('inspection.source_body');
grant select, insert, delete on inspection.source_body to app;

create table inspection.event (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  source_id      uuid not null,
  kind           text not null check (kind in ('notice', 'return', 'fieldwork', 'feedback', 'publication', 'progress_review', 'meeting', 'other')),
  title          text not null check (length(title) between 1 and 300),
  starts_on      date,
  ends_on        date check (ends_on >= starts_on),
  expected       text not null default '' check (length(expected) <= 100),
  done           boolean not null default false,
  note           text not null default '' check (length(note) <= 2000),
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, source_id) references inspection.source on delete cascade
);
comment on table inspection.event is 'A step of an inspection''s programme. No starts_on: date to be confirmed; expected then says when in words ("early 2027").';
select keep_apart('inspection.event');
grant select, insert, update on inspection.event to app;

create table inspection.request (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  source_id      uuid not null,
  title          text not null check (length(title) between 1 and 500),
  reference      text not null default '' check (length(reference) <= 40),
  asked_on       date,
  due            date,
  post_id        uuid,
  returned_on    date,
  evidence_id    uuid,
  note           text not null default '' check (length(note) <= 2000),
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, source_id) references inspection.source on delete cascade,
  foreign key (partnership_id, post_id) references partnership.post on delete restrict,
  foreign key (partnership_id, evidence_id) references evidence.piece on delete restrict
);
comment on table inspection.request is 'A document that inspectors asked for, who provides it, and when it was returned.';
select keep_apart('inspection.request');
grant select, insert, update on inspection.request to app;

create table inspection.watch (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  finding_id     uuid not null,
  post_id        uuid,
  how            text not null check (length(how) between 1 and 1000),
  review_on      date,
  since          date not null,
  ended_on       date,
  primary key (partnership_id, id),
  foreign key (partnership_id, finding_id) references inspection.finding on delete cascade,
  foreign key (partnership_id, post_id) references partnership.post on delete restrict
);
create index on inspection.watch (partnership_id, finding_id);
comment on table inspection.watch is 'Who watches that a strength stays one, how, and when they next look.';
select keep_apart('inspection.watch');
grant select, insert, update on inspection.watch to app;

create table inspection.key_question (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null,
  question       text not null check (length(question) between 1 and 500),
  asked_by       text not null default '' check (length(asked_by) <= 200),
  asked_on       date not null,
  why            text not null default '' check (length(why) <= 5000),
  expect         text not null default '' check (length(expect) <= 5000),
  position       int not null default 0,
  ended_on       date,
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, id) references evidence.statement on delete cascade
);
comment on table inspection.key_question is 'One of the few questions a partnership sets out to answer over time; expect: what it would expect to see. Its id is that of its row in evidence.statement.';
select keep_apart('inspection.key_question');
grant select, insert, update on inspection.key_question to app;

create table inspection.questioned (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  question_id    uuid not null,
  finding_id     uuid,
  measure_id     uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, question_id) references inspection.key_question on delete cascade,
  foreign key (partnership_id, finding_id) references inspection.finding on delete cascade,
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade,
  check ((finding_id is null) <> (measure_id is null))
);
comment on table inspection.questioned is 'What a key question is about (a finding) or is answered from (a measure). Other evidence hangs on its statement.';
select keep_apart('inspection.questioned');
grant select, insert, delete on inspection.questioned to app;

create table inspection.audit (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null,
  title          text not null check (length(title) between 1 and 300),
  why            text not null default '' check (length(why) <= 2000),
  scope          text not null default 'single' check (scope in ('single', 'joint')),
  agency_id      uuid,
  post_id        uuid,
  done_on        date not null,
  reads_from     date,
  reads_to       date check (reads_to >= reads_from),
  records        int check (records > 0),
  tool           text not null default '' check (length(tool) <= 300),
  found          text not null default '' check (length(found) <= 10000),
  source_id      uuid,
  evidence_id    uuid,
  next_on        date,
  repeats_id     uuid,
  version        int not null default 1,
  deleted_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, id) references evidence.statement on delete cascade,
  foreign key (partnership_id, agency_id) references partnership.agency on delete restrict,
  foreign key (partnership_id, post_id) references partnership.post on delete restrict,
  foreign key (partnership_id, source_id) references inspection.source on delete restrict,
  foreign key (partnership_id, evidence_id) references evidence.piece on delete restrict,
  foreign key (partnership_id, repeats_id) references inspection.audit on delete restrict
);
comment on table inspection.audit is 'The audit register: any audit that anyone did. source_id: its findings stand in the register of findings and age there; repeats_id: the audit it does again.';
select keep_apart('inspection.audit');
grant select, insert, update on inspection.audit to app;

create table inspection.measured (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  finding_id     uuid not null,
  measure_id     uuid not null,
  linked_on      date not null,
  linked_by      uuid default current_person(),
  primary key (partnership_id, id),
  unique (partnership_id, finding_id, measure_id),
  foreign key (partnership_id, finding_id) references inspection.finding on delete cascade,
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade
);
create index on inspection.measured (partnership_id, measure_id);
comment on table inspection.measured is 'Which measures could tell whether a finding is answered. linked_on: a measure linked after it signalled proves nothing.';
select keep_apart('inspection.measured');
grant select, insert, delete on inspection.measured to app;

alter table inspection.conclusion add column evidence_id uuid,
  add foreign key (partnership_id, evidence_id) references evidence.piece on delete restrict;

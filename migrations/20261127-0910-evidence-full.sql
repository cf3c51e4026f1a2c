-- Evidence in full: versions, living references, views and what was told back, results, and why a voice is missing.
alter table evidence.statement drop constraint statement_kind_check;
alter table evidence.statement add constraint statement_kind_check
  check (kind in ('finding', 'item', 'update', 'evaluation', 'practice_change', 'conclusion', 'key_question', 'level', 'audit'));

alter table evidence.piece drop constraint piece_kind_check;
alter table evidence.piece
  add constraint piece_kind_check check (kind in ('file', 'link', 'statement', 'live')),
  add column source_id uuid,
  add column marking text not null default '' check (length(marking) <= 60),
  add column result_met int check (result_met >= 0),
  add column result_all int check (result_all > 0 and result_all >= result_met),
  add column review_result text not null default '' check (length(review_result) <= 2000),
  add column reviewed_on date,
  add foreign key (partnership_id, source_id) references evidence.source on delete restrict,
  add constraint piece_live_check check ((kind = 'live') = (source_id is not null)),
  add constraint piece_result_check check ((result_met is null) = (result_all is null));
comment on column evidence.piece.source_id is 'A living reference: the measure, audit or survey it points at.';
comment on column evidence.piece.result_met is 'In how many of result_all records (or observations) it was so: "7 of 10".';

create table evidence.edition (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  evidence_id    uuid not null,
  number         int not null check (number >= 1),
  sha256         text not null,
  file_name      text not null,
  why            text not null default '' check (length(why) <= 2000),
  added_by       uuid default current_person(),
  added_at       timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, evidence_id, number),
  foreign key (partnership_id, evidence_id) references evidence.piece on delete cascade,
  foreign key (partnership_id, sha256) references evidence.file on delete restrict
);
comment on table evidence.edition is 'The versions of a file, the first numbered 1. The piece itself names the newest.';
select keep_apart('evidence.edition');
grant select, insert, delete on evidence.edition to app;

create table evidence.view (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  evidence_id    uuid not null,
  whose          text not null check (length(whose) between 1 and 300),
  asked          int check (asked >= 0),
  heard          int check (heard >= 0),
  how            text not null default '' check (length(how) <= 1000),
  words          text not null default '' check (length(words) <= 5000),
  changed        text not null default '' check (length(changed) <= 5000),
  told_back_on   date,
  told_back_how  text not null default '' check (length(told_back_how) <= 1000),
  version        int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, evidence_id),
  foreign key (partnership_id, evidence_id) references evidence.piece on delete cascade
);
comment on table evidence.view is 'A piece that holds people''s views: whose, how many were asked and heard, how, their words, what changed, told back when.';
select keep_apart('evidence.view');
grant select, insert, update on evidence.view to app;

create table evidence.silence (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  statement_id   uuid not null,
  reason         text not null check (length(reason) between 1 and 2000),
  given_by       uuid default current_person(),
  given_on       date not null,
  lapses_on      date not null check (lapses_on > given_on),
  primary key (partnership_id, id),
  foreign key (partnership_id, statement_id) references evidence.statement on delete cascade
);
create index on evidence.silence (partnership_id, statement_id);
comment on table evidence.silence is 'Why children''s views are missing on a statement, said by whom, and the day on which that reason lapses.';
select keep_apart('evidence.silence');
grant select, insert on evidence.silence to app;

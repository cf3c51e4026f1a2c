-- Evidence and the registry of what it can support.

create table evidence.statement (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  kind           text not null check (kind in ('finding', 'item', 'update', 'evaluation')),
  title          text not null,
  path           text not null,
  ended_at       timestamptz,
  primary key (partnership_id, id)
);
comment on table evidence.statement is 'Anything that evidence can support. A finding, item or update shares the id of its row here, so evidence never imports upward.';
select keep_apart('evidence.statement', false);
grant select, insert, update, delete on evidence.statement to app;

create table evidence.file (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size           bigint not null check (size >= 0),
  media_type     text not null,
  stored_at      timestamptz not null default now(),
  primary key (partnership_id, sha256)
);
comment on table evidence.file is 'A stored file, named by its content. The bytes lie in the data folder under the partnership''s id.';
select keep_apart('evidence.file');
grant select, insert, delete on evidence.file to app;

create table evidence.piece (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  kind           text not null check (kind in ('file', 'link', 'statement')),
  nature         text not null default 'document' check (nature in ('data', 'records', 'views_of_children', 'views_of_families', 'views_of_staff', 'observation', 'document')),
  title          text not null check (length(title) between 1 and 300),
  body           text not null default '' check (length(body) <= 20000),
  url            text check (url ~ '^https?://'),
  sha256         text,
  file_name      text,
  dated          date,
  speaks_from    date,
  speaks_to      date check (speaks_to >= speaks_from),
  agency_id      uuid,
  confidential   boolean not null default false,
  review_on      date,
  added_by       uuid default current_person(),
  added_at       timestamptz not null default now(),
  deleted_at     timestamptz,
  version        int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, sha256) references evidence.file on delete restrict,
  foreign key (partnership_id, agency_id) references partnership.agency on delete restrict,
  check ((kind = 'file') = (sha256 is not null) or deleted_at is not null),
  check ((kind = 'link') = (url is not null))
);
comment on table evidence.piece is 'A file, a link or a statement of what was seen, the period it speaks about and when it must be looked at again.';
select keep_apart('evidence.piece');
grant select, insert, update on evidence.piece to app;

create table evidence.support (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  evidence_id    uuid not null,
  statement_id   uuid not null,
  shows          text not null default '' check (length(shows) <= 2000),
  added_by       uuid default current_person(),
  added_at       timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, evidence_id, statement_id),
  foreign key (partnership_id, evidence_id) references evidence.piece on delete cascade,
  foreign key (partnership_id, statement_id) references evidence.statement on delete cascade
);
create index on evidence.support (partnership_id, statement_id);
comment on table evidence.support is 'Which evidence supports which statement, and what it shows.';
select keep_apart('evidence.support');
grant select, insert, update, delete on evidence.support to app;

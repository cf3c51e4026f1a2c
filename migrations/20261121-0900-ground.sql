-- The ground every table stands on: whose rows these are, ids, and what "kept apart" means.

do $$
begin
  if not exists (select from pg_roles where rolname = 'app') then
    create role app nologin nosuperuser nobypassrls;
  end if;
  execute format('grant app to %I', current_user);
end
$$;

create schema history;
create schema identity;
create schema partnership;
create schema evidence;
create schema inspection;
create schema plan;
create schema report;
grant usage on schema public, history, identity, partnership, evidence, inspection, plan, report to app;

-- A missing setting gives null, and null equals nothing: it hides every row rather than showing all.
create function current_partnership() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('holdfast.partnership', true), '')::uuid $$;

create function current_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('holdfast.person', true), '')::uuid $$;

-- Time-ordered (UUID version 7), so that rows written together lie together. PostgreSQL 15 has no uuidv7().
create function new_id() returns uuid language sql volatile parallel safe
  as $$
    select encode(
      set_bit(set_bit(
        overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
        52, 1), 53, 1), 'hex')::uuid
  $$;

create table public.migration (
  name       text primary key,
  applied_at timestamptz not null default now()
);
comment on table public.migration is 'Which migrations this database has had.';
grant select on public.migration to app;

-- history -----------------------------------------------------------------------------------------------------------

create table history.line (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  at             timestamptz not null default clock_timestamp(),
  person_id      uuid default current_person(),
  request_id     text default nullif(current_setting('holdfast.request', true), ''),
  operation      text not null check (operation in ('insert', 'update', 'delete', 'note', 'read', 'removal')),
  subject        text not null,
  subject_id     uuid,
  digest         bytea not null,
  primary key (partnership_id, id)
);
create index on history.line (partnership_id, subject_id, at);
comment on table history.line is 'One line for every change and every sensitive read. It holds a salted digest; the words stand in history.value.';

create table history.value (
  partnership_id uuid not null default current_partnership(),
  line_id        uuid not null,
  salt           bytea not null,
  value          jsonb not null,
  primary key (partnership_id, line_id),
  foreign key (partnership_id, line_id) references history.line on delete cascade
);
comment on table history.value is 'The words of a history line. An authorised removal deletes them; the line, its digest and the chain stay.';

create table history.seal (
  partnership_id uuid not null,
  number         bigint not null,
  line_id        uuid not null,
  digest         bytea not null,
  sealed_at      timestamptz not null default clock_timestamp(),
  primary key (partnership_id, number),
  unique (partnership_id, line_id),
  foreign key (partnership_id, line_id) references history.line on delete cascade
);
comment on table history.seal is 'The chain: each seal is the digest of the seal before it and one line. One chain per partnership.';

create table history.removal (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  at             timestamptz not null default clock_timestamp(),
  person_id      uuid default current_person(),
  reason         text not null check (length(reason) between 1 and 2000),
  salt           bytea not null,
  digest         bytea not null,
  length         int not null check (length >= 0),
  kind           text not null check (kind in ('passage', 'file')),
  places         jsonb not null default '[]',
  primary key (partnership_id, id)
);
comment on table history.removal is 'What was removed everywhere: never the words, only a salted digest, their length, who, why and from where.';

-- What a line's digest is made of; one place, so that the trigger, note() and verify() cannot drift apart.
create function history.digest_of(salt bytea, value jsonb) returns bytea language sql immutable strict parallel safe
  as $$ select sha256(salt || convert_to(value::text, 'UTF8')) $$;

create function history.write_line(p uuid, operation text, subject text, subject_id uuid, value jsonb) returns uuid
  language sql volatile
  as $$
    with made as (select new_id() as id, uuid_send(gen_random_uuid()) as salt),
    line as (
      insert into history.line (partnership_id, id, operation, subject, subject_id, digest)
      select p, made.id, operation, subject, subject_id, history.digest_of(made.salt, value) from made)
    insert into history.value (partnership_id, line_id, salt, value)
    select p, made.id, made.salt, value from made
    returning line_id
  $$;

-- The trigger that keep_apart adds. Arguments: columns whose content is not copied into history.
create function history.record() returns trigger language plpgsql as $$
declare
  was jsonb; became jsonb; row_now jsonb; whose uuid;
begin
  if current_setting('holdfast.silent', true) = 'on' then return null; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, n.value) into was, became
      from jsonb_each(to_jsonb(old)) o join jsonb_each(to_jsonb(new)) n using (key)
      where o.value is distinct from n.value and o.key <> all (array['version', 'seen_at']) and not (o.key = any (coalesce(tg_argv::text[], '{}')));
    if became is null then return null; end if;
    row_now := to_jsonb(new);
  elsif tg_op = 'INSERT' then
    row_now := to_jsonb(new);
    became := jsonb_strip_nulls(row_now - array['partnership_id', 'version']);
    if tg_nargs > 0 then became := became - (tg_argv::text[]); end if;
  else
    row_now := to_jsonb(old);
    was := jsonb_strip_nulls(row_now - array['partnership_id', 'version']);
    if tg_nargs > 0 then was := was - (tg_argv::text[]); end if;
  end if;
  whose := coalesce((row_now ->> 'partnership_id')::uuid, (row_now ->> 'id')::uuid);
  perform history.write_line(whose, lower(tg_op), tg_table_schema || '.' || tg_table_name,
    coalesce((row_now ->> 'id')::uuid, (row_now ->> tg_table_name || '_id')::uuid),
    jsonb_build_object('was', was, 'became', became));
  return null;
end
$$;

-- keep_apart: row security with the one policy of the house and, unless told otherwise, the history trigger.
create function keep_apart(what regclass, history boolean default true, unrecorded text[] default '{}') returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', what);
  execute format('create policy apart on %s using (partnership_id = current_partnership())
    with check (partnership_id = current_partnership())', what);
  if history then
    execute format('create trigger history after insert or update or delete on %s for each row execute function history.record(%s)',
      what, (select coalesce(string_agg(quote_literal(c), ', '), '') from unnest(unrecorded) c));
  end if;
end
$$;

select keep_apart('history.line', false);
select keep_apart('history.value', false);
select keep_apart('history.seal', false);
select keep_apart('history.removal', false);
grant select, insert on history.line, history.value to app;
grant select on history.seal, history.removal to app;

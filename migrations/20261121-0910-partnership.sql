-- Partnerships, who belongs to them, and the posts that carry responsibility.

create table partnership.partnership (
  id                   uuid primary key default new_id(),
  slug                 text not null unique check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) between 2 and 60),
  name                 text not null check (length(name) between 1 and 200),
  kind                 text not null default 'real' check (kind in ('real', 'demo', 'trial')),
  nation               text not null check (nation in ('scotland', 'england')),
  year_start           int not null default 4 check (year_start between 1 and 12),
  marking              text not null default 'OFFICIAL' check (length(marking) <= 60),
  disclosure_threshold int not null default 5 check (disclosure_threshold between 1 and 50),
  areas                text[] not null default '{}',
  template_sha256      text check (template_sha256 ~ '^[0-9a-f]{64}$'),
  template_name        text,
  version              int not null default 1,
  created_at           timestamptz not null default now(),
  created_by           uuid
);
comment on table partnership.partnership is 'The multi-agency body. One partnership never sees another''s rows.';
alter table partnership.partnership enable row level security;
create policy apart on partnership.partnership using (id = current_partnership()) with check (id = current_partnership());
create trigger history after insert or update on partnership.partnership for each row execute function history.record();
grant select, update on partnership.partnership to app;

create table identity.person (
  id         uuid primary key default new_id(),
  email      text unique check (email = lower(email) and email like '%_@_%'),
  name       text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now()
);
comment on table identity.person is 'Somebody who can sign in. Belongs to no partnership by itself; reached only through functions.';

create table identity.session (
  digest     bytea primary key,
  person_id  uuid not null references identity.person on delete cascade,
  created_at timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  expires_at timestamptz not null,
  device     text not null default ''
);
create index on identity.session (person_id);
comment on table identity.session is 'A signed-in browser. Holds a digest of the cookie, never the cookie. Deleting the row signs it out.';

create table identity.sign_in (
  id             uuid primary key default new_id(),
  email          text not null,
  person_id      uuid references identity.person on delete cascade,
  link_digest    bytea not null unique,
  code_digest    bytea not null,
  browser_digest bytea,
  return_to      text not null default '/',
  tries          int not null default 0,
  asked_from     text not null default '',
  created_at     timestamptz not null default now(),
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index on identity.sign_in (email, created_at);
create index on identity.sign_in (asked_from, created_at);
comment on table identity.sign_in is 'A sign-in asked for by e-mail: digests of its link and its six-digit code, and of the browser that asked.';

create table identity.membership (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  person_id      uuid not null references identity.person on delete cascade,
  name           text not null check (length(name) between 1 and 200),
  email          text,
  agency_id      uuid,
  job            text not null default '' check (length(job) <= 200),
  roles          text[] not null check (roles <@ array['viewer', 'lead', 'writer', 'reader', 'analyst', 'coordinator', 'chair', 'administrator', 'inspector']),
  starts         date not null default current_date,
  ends           date check (ends >= starts),
  version        int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, person_id)
);
create index on identity.membership (person_id);
comment on table identity.membership is 'A person''s place in a partnership: agency, roles, from when to when (the last day counts).';
select keep_apart('identity.membership');
grant select, insert, update on identity.membership to app;

create table partnership.agency (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  name           text not null check (length(name) between 1 and 200),
  short_name     text not null default '' check (length(short_name) <= 30),
  kind           text not null default 'other' check (kind in ('social_work', 'education', 'health', 'police', 'third_sector', 'reporter', 'council', 'other')),
  position       int not null default 0,
  ended_on       date,
  primary key (partnership_id, id),
  unique (partnership_id, name)
);
comment on table partnership.agency is 'Council social work, education, health, police, third sector, the children''s reporter ...';
select keep_apart('partnership.agency');
grant select, insert, update on partnership.agency to app;

alter table identity.membership add foreign key (partnership_id, agency_id) references partnership.agency on delete restrict;

create table partnership.governance_group (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  name           text not null check (length(name) between 1 and 200),
  short_name     text not null default '' check (length(short_name) <= 30),
  position       int not null default 0,
  ended_on       date,
  primary key (partnership_id, id),
  unique (partnership_id, name)
);
comment on table partnership.governance_group is 'A governance body: chief officers group, improvement board, delivery group ... (a name for now).';
select keep_apart('partnership.governance_group');
grant select, insert, update on partnership.governance_group to app;

create table partnership.post (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  title          text not null check (length(title) between 1 and 200),
  agency_id      uuid,
  ends_on        date,
  ended_on       date,
  version        int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, title),
  foreign key (partnership_id, agency_id) references partnership.agency on delete restrict
);
comment on table partnership.post is 'A role or chair that carries responsibility. Leads are posts, never persons. ends_on: a temporary post''s last day.';
select keep_apart('partnership.post');
grant select, insert, update on partnership.post to app;

create table partnership.holding (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  post_id        uuid not null,
  starts         date not null,
  person_id      uuid,
  interim        boolean not null default false,
  note           text not null default '' check (length(note) <= 2000),
  primary key (partnership_id, id),
  unique (partnership_id, post_id, starts),
  foreign key (partnership_id, post_id) references partnership.post on delete cascade,
  foreign key (partnership_id, person_id) references identity.membership (partnership_id, person_id) on delete restrict
);
comment on table partnership.holding is 'Who holds a post from a day on, until the next row of that post. No person: vacant. Handing over is one row.';
select keep_apart('partnership.holding');
grant select, insert, update, delete on partnership.holding to app;

create table partnership.writer (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  post_id        uuid not null,
  person_id      uuid not null,
  starts         date not null default current_date,
  ends           date check (ends >= starts),
  primary key (partnership_id, id),
  unique (partnership_id, post_id, person_id),
  foreign key (partnership_id, post_id) references partnership.post on delete cascade,
  foreign key (partnership_id, person_id) references identity.membership (partnership_id, person_id) on delete restrict
);
comment on table partnership.writer is 'Business support and others who write for a post.';
select keep_apart('partnership.writer');
grant select, insert, update, delete on partnership.writer to app;

-- Who holds each post today. A post without any row, or whose last row has no person, is vacant.
create view partnership.post_today with (security_invoker = true) as
  select p.partnership_id, p.id, p.title, p.agency_id, a.name as agency, p.ends_on, p.ended_on, p.version,
         h.person_id, m.name as holder, coalesce(h.interim, false) as interim,
         case when h.person_id is null then h.starts end as vacant_since, h.starts as held_since
    from partnership.post p
    left join partnership.agency a on a.partnership_id = p.partnership_id and a.id = p.agency_id
    left join lateral (
      select h.person_id, h.interim, h.starts from partnership.holding h
       where h.partnership_id = p.partnership_id and h.post_id = p.id and h.starts <= current_date
       order by h.starts desc limit 1) h on true
    left join identity.membership m on m.partnership_id = p.partnership_id and m.person_id = h.person_id;
grant select on partnership.post_today to app;

-- Functions that look across partnerships (definer; on the short list of test/rls.test.ts) ---------------------------

-- The first call of every request: who is this, where are they, and may they be here? Sets both for the transaction.
create function identity.enter(session bytea, partnership_slug text, request text)
  returns table (person_id uuid, name text, agency_id uuid, roles text[], partnership_id uuid, slug text, partnership_name text,
    kind text, nation text, year_start int, marking text, disclosure_threshold int, areas text[])
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return query
    select m.person_id, m.name, m.agency_id, m.roles, p.id, p.slug, p.name, p.kind, p.nation, p.year_start, p.marking,
           p.disclosure_threshold, p.areas
      from identity.session s
      join identity.membership m on m.person_id = s.person_id
      join partnership.partnership p on p.id = m.partnership_id
     where s.digest = session and s.expires_at > now() and s.seen_at > now() - interval '8 hours'
       and p.slug = partnership_slug and m.starts <= current_date and (m.ends is null or m.ends >= current_date);
  if found then
    perform set_config('holdfast.partnership', p.id::text, true), set_config('holdfast.person', s.person_id::text, true),
            set_config('holdfast.request', request, true)
      from identity.session s, partnership.partnership p where s.digest = session and p.slug = partnership_slug;
    update identity.session s set seen_at = now() where s.digest = session and s.seen_at < now() - interval '5 minutes';
  end if;
end
$$;

-- Who is signed in, outside any partnership, and which partnerships are theirs.
create function identity.known(session bytea)
  returns table (person_id uuid, name text, email text, partnerships jsonb)
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update identity.session s set seen_at = now() where s.digest = session and s.seen_at < now() - interval '5 minutes'
     and s.seen_at > now() - interval '8 hours' and s.expires_at > now();
  return query
    select p.id, p.name, p.email, coalesce((
        select jsonb_agg(jsonb_build_object('slug', q.slug, 'name', q.name, 'kind', q.kind, 'roles', m.roles) order by q.name)
          from identity.membership m join partnership.partnership q on q.id = m.partnership_id
         where m.person_id = p.id and m.starts <= current_date and (m.ends is null or m.ends >= current_date)), '[]')
      from identity.session s join identity.person p on p.id = s.person_id
     where s.digest = session and s.expires_at > now() and s.seen_at > now() - interval '8 hours';
end
$$;

revoke all on function identity.enter(bytea, text, text), identity.known(bytea) from public;
grant execute on function identity.enter(bytea, text, text), identity.known(bytea) to app;

-- Personal links: each letter of a round carries one of its own, for the person it was sent to.
create table plan.asking_link (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  asking_id      uuid not null,
  person_id      uuid not null,
  digest         bytea not null,
  made_at        timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, digest),
  foreign key (partnership_id, asking_id) references plan.asking on delete cascade,
  foreign key (partnership_id, person_id) references identity.membership (partnership_id, person_id) on delete cascade
);
create index on plan.asking_link (partnership_id, asking_id);
comment on table plan.asking_link is 'A personal link by its digest: whose it is and which asking it opens. It lives as long as the round is under way and the person holds the post or writes for it; nothing uses it up.';
select keep_apart('plan.asking_link', unrecorded => '{digest}');
grant select, insert on plan.asking_link to app;

-- Never filled: one link an asking would have ended the first letter's with the second, and a mail scanner opens every link.
alter table plan.asking drop column link_digest;

-- The first call of a request that comes by a personal link. standing: 'open', 'closed' (the round is over) or 'passed_on'
-- (the post has another holder, or the person has left). Only an open link sets partnership and person for the transaction.
create function plan.enter_link(secret bytea, partnership_slug text, request text)
  returns table (standing text, asking_id uuid, person_id uuid, name text, partnership_id uuid, slug text, partnership_name text,
    kind text, nation text, year_start int, marking text, disclosure_threshold int, areas text[])
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  for standing, asking_id, person_id, name, partnership_id, slug, partnership_name, kind, nation, year_start, marking, disclosure_threshold, areas in
    select case
             when r.state not in ('open', 'signed_off') then 'closed'
             when m.starts <= current_date and (m.ends is null or m.ends >= current_date) and po.ended_on is null and (
               l.person_id = (select h.person_id from partnership.holding h
                 where h.partnership_id = p.id and h.post_id = a.post_id and h.starts <= current_date order by h.starts desc limit 1)
               or exists (select from partnership.writer w
                 where w.partnership_id = p.id and w.post_id = a.post_id and w.person_id = l.person_id
                   and w.starts <= current_date and (w.ends is null or w.ends >= current_date))) then 'open'
             else 'passed_on'
           end,
           a.id, l.person_id, m.name, p.id, p.slug, p.name, p.kind, p.nation, p.year_start, p.marking, p.disclosure_threshold, p.areas
      from partnership.partnership p
      join plan.asking_link l on l.partnership_id = p.id and l.digest = secret
      join plan.asking a on a.partnership_id = p.id and a.id = l.asking_id
      join plan.round r on r.partnership_id = p.id and r.id = a.round_id
      join partnership.post po on po.partnership_id = p.id and po.id = a.post_id
      join identity.membership m on m.partnership_id = p.id and m.person_id = l.person_id
     where p.slug = partnership_slug
  loop
    if standing = 'open' then
      perform set_config('holdfast.partnership', partnership_id::text, true), set_config('holdfast.person', person_id::text, true),
              set_config('holdfast.request', request, true);
    end if;
    return next;
  end loop;
end
$$;
revoke all on function plan.enter_link(bytea, text, text) from public;
grant execute on function plan.enter_link(bytea, text, text) to app;

-- The first call of a request that comes with a token: which partnership it opens, and for what. standing: 'open', 'revoked' or
-- 'expired'; no row for a secret that is not known here. Only an open one sets the partnership; there is no person.
create function measure.enter_token(secret bytea, partnership_slug text, request text)
  returns table (standing text, token_id uuid, token_name text, scopes text[], partnership_id uuid, slug text, partnership_name text,
    kind text, nation text, year_start int, marking text, disclosure_threshold int, areas text[])
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  for standing, token_id, token_name, scopes, partnership_id, slug, partnership_name, kind, nation, year_start, marking, disclosure_threshold, areas in
    select case when t.revoked_at is not null then 'revoked' when t.expires_on < current_date then 'expired' else 'open' end,
           t.id, t.name, t.scopes, p.id, p.slug, p.name, p.kind, p.nation, p.year_start, p.marking, p.disclosure_threshold, p.areas
      from partnership.partnership p join measure.token t on t.partnership_id = p.id and t.digest = secret
     where p.slug = partnership_slug
  loop
    if standing = 'open' then
      perform set_config('holdfast.partnership', partnership_id::text, true), set_config('holdfast.person', '', true),
              set_config('holdfast.request', request, true);
      -- Two requests at once must not wait for each other's end.
      update measure.token t set used_at = now()
       where t.partnership_id = enter_token.partnership_id and t.id in (
         select u.id from measure.token u where u.partnership_id = enter_token.partnership_id and u.id = enter_token.token_id
            and (u.used_at is null or u.used_at < now() - interval '5 minutes') for update skip locked);
    end if;
    return next;
  end loop;
end
$$;
revoke all on function measure.enter_token(bytea, text, text) from public;
grant execute on function measure.enter_token(bytea, text, text) to app;

-- The sealer and the verifier of the history chain. Both belong to the owner; the app may call neither.

-- What a seal covers: everything of a line but its words, which its digest stands for.
create function history.face_of(l history.line) returns bytea language sql immutable
  as $$
    select convert_to(l.id::text || '|' || to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '|' || coalesce(l.person_id::text, '') || '|' ||
      coalesce(l.request_id, '') || '|' || l.operation || '|' || l.subject || '|' || coalesce(l.subject_id::text, '') || '|' || encode(l.digest, 'hex'), 'UTF8')
  $$;

-- Takes the lines not yet sealed, never a range of ids or times: a slow transaction may commit an older line later.
create function history.seal_partnership(p uuid) returns int language plpgsql as $$
declare
  last history.seal; l history.line; n bigint; previous bytea; made int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('history.seal' || p::text, 0));
  select * into last from history.seal s where s.partnership_id = p order by number desc limit 1;
  n := coalesce(last.number, 0);
  previous := coalesce(last.digest, '\x'::bytea);
  for l in
    select li.* from history.line li
     where li.partnership_id = p and not exists (
       select from history.seal s where s.partnership_id = li.partnership_id and s.line_id = li.id)
     order by li.at, li.id
  loop
    n := n + 1;
    previous := sha256(previous || history.face_of(l));
    insert into history.seal (partnership_id, number, line_id, digest) values (p, n, l.id, previous);
    made := made + 1;
  end loop;
  return made;
end
$$;

create function history.seal_all() returns int language sql as $$
  select coalesce(sum(history.seal_partnership(id)), 0)::int from partnership.partnership
$$;

-- Reads the whole chain again. problem: 'seal' (a line or a seal was altered), 'words' (the words no longer give the line's
-- digest), 'gap' (a seal is missing), 'lost words' (words gone without a removal that names the line).
create function history.verify(p uuid) returns table (number bigint, line_id uuid, problem text) language plpgsql as $$
declare
  s record; previous bytea := '\x'; expected bigint := 0;
begin
  for s in
    select se.number, se.digest as seal, l as line, v.salt, v.value
      from history.seal se
      join history.line l on l.partnership_id = se.partnership_id and l.id = se.line_id
      left join history.value v on v.partnership_id = l.partnership_id and v.line_id = l.id
     where se.partnership_id = p order by se.number
  loop
    expected := expected + 1;
    number := s.number; line_id := (s.line).id;
    if s.number <> expected then problem := 'gap'; expected := s.number; return next; end if;
    previous := sha256(previous || history.face_of(s.line));
    if previous <> s.seal then problem := 'seal'; previous := s.seal; return next; end if;
    if s.salt is null then
      if not exists (select from history.removal r where r.partnership_id = p and r.places @> jsonb_build_array(jsonb_build_object('line', line_id))) then
        problem := 'lost words'; return next;
      end if;
    elsif history.digest_of(s.salt, s.value) <> (s.line).digest then problem := 'words'; return next;
    end if;
  end loop;
end
$$;

create function history.unsealed(p uuid) returns bigint language sql stable as $$
  select count(*) from history.line l where l.partnership_id = p and not exists (
    select from history.seal s where s.partnership_id = l.partnership_id and s.line_id = l.id)
$$;

revoke all on function history.seal_partnership(uuid), history.seal_all(), history.verify(uuid), history.unsealed(uuid) from public;

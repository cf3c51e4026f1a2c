-- A removal changes the words inside a JSON value, never its keys and never the codes that pages are built from.

create function history.is_code(key text, word text) returns boolean language sql immutable parallel safe
  as $$ select key = any (array['kind', 'type', 'level', 'status', 'code', 'shape', 'state']) and word ~ '^[a-z][A-Za-z0-9_]*$' $$;

-- Every string that a JSON value holds, codes left out.
create function history.words_of(value jsonb, key text default '') returns setof text language plpgsql immutable parallel safe as $$
declare
  k text; v jsonb;
begin
  case jsonb_typeof(value)
    when 'string' then
      if not history.is_code(key, value #>> '{}') then return next value #>> '{}'; end if;
    when 'array' then
      for v in select e from jsonb_array_elements(value) e loop
        return query select w from history.words_of(v, '') w;
      end loop;
    when 'object' then
      for k, v in select e.key, e.value from jsonb_each(value) e loop
        return query select w from history.words_of(v, k) w;
      end loop;
    else null;
  end case;
end
$$;

-- The same value with other words wherever the pattern matches.
create function history.reworded(value jsonb, pattern text, put text, key text default '') returns jsonb
  language plpgsql immutable parallel safe as $$
begin
  return case jsonb_typeof(value)
    when 'string' then
      case when history.is_code(key, value #>> '{}') then value
        else to_jsonb(regexp_replace(normalize(value #>> '{}'), pattern, put, 'gi')) end
    when 'array' then coalesce(
      (select jsonb_agg(history.reworded(e.value, pattern, put, '') order by e.ordinality)
         from jsonb_array_elements(value) with ordinality e), value)
    when 'object' then coalesce(
      (select jsonb_object_agg(e.key, history.reworded(e.value, pattern, put, e.key)) from jsonb_each(value) e), value)
    else value
  end;
end
$$;

revoke all on function history.is_code(text, text), history.words_of(jsonb, text), history.reworded(jsonb, text, text, text) from public;

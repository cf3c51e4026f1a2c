-- What plans hold already: steps of targets whose figures a measure has, and tests of change, as the plan hands them down from now on.
set local row_security = off;
insert into measure.step (partnership_id, measure_id, due, value, from_id, from_title, path)
select distinct on (i.partnership_id, t.measure_id, i.id, s.due)
       i.partnership_id, t.measure_id, s.due, s.value, i.id, left(i.title, 500), '/plan/items/' || i.id
  from plan.item i
  join plan.target t on t.partnership_id = i.partnership_id and t.item_id = i.id
  join plan.step s on s.partnership_id = t.partnership_id and s.target_id = t.id
  join measure.measure m on m.partnership_id = t.partnership_id and m.id = t.measure_id
 where i.deleted_at is null and lower(s.unit) = lower(m.unit)
 order by i.partnership_id, t.measure_id, i.id, s.due, t.position desc;

insert into measure.annotation (partnership_id, measure_id, dated, text, from_id, path)
select c.partnership_id, c.measure_id, c.starts, left('Test ' || c.number || ' begins: ' || c.title, 300), i.id,
       '/plan/items/' || i.id || '/cycles'
  from plan.pdsa c
  join plan.item i on i.partnership_id = c.partnership_id and i.id = c.item_id
 where c.deleted_at is null and i.deleted_at is null and c.measure_id is not null and c.starts is not null;

-- What left the readers of working pages, so that what leaves later does not give it away in two steps.
create table measure.let_out (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  measure_id     uuid not null,
  breakdown_id   uuid,
  period_from    date not null,
  period_to      date not null check (period_to >= period_from),
  value          numeric,
  numerator      numeric,
  denominator    numeric,
  through        text not null check (length(through) between 1 and 80),
  let_out_at     timestamptz not null,
  primary key (partnership_id, id),
  unique nulls not distinct (partnership_id, measure_id, breakdown_id, period_from, period_to, value, numerator, denominator),
  foreign key (partnership_id, measure_id) references measure.measure on delete cascade,
  foreign key (partnership_id, breakdown_id) references measure.breakdown on delete restrict
);
comment on table measure.let_out is 'Each figure as it first left the readers of working pages, and through what (paper, feed, public page). A part that is null was not shown.';
select keep_apart('measure.let_out', false);
grant select, insert on measure.let_out to app;

alter table evidence.source add column smallest numeric;
comment on column evidence.source.smallest is 'The smallest count behind the latest sentence, or of those left over; where it is under the partnership''s threshold the sentence stays inside. Null: it counts nobody.';
update evidence.source s set smallest = (
  select min(c.count) from (
    select o.* from measure.observation o
     where o.partnership_id = s.partnership_id and o.measure_id = s.id and o.replaced_at is null and o.breakdown_id is null and o.value is not null
     order by o.period_to desc, o.period_from desc limit 1) o
  join measure.measure m on m.partnership_id = o.partnership_id and m.id = o.measure_id
  cross join lateral (values (o.numerator), (o.denominator), (case when m.unit = '%' then o.denominator - o.numerator end),
    (case when o.numerator is null and o.denominator is null and m.unit !~* '^(%|second|minute|hour|day|week|month|year|£|pound)' then o.value end)) c(count)
  where c.count > 0)
 where s.kind = 'measure';

-- A cell of two breakdowns at once (North, 5 to 10) knows which categories it belongs to, since such cells add up to them.
create table measure.breakdown_part (
  partnership_id uuid not null default current_partnership(),
  breakdown_id   uuid not null,
  part_id        uuid not null check (part_id <> breakdown_id),
  primary key (partnership_id, breakdown_id, part_id),
  foreign key (partnership_id, breakdown_id) references measure.breakdown on delete cascade,
  foreign key (partnership_id, part_id) references measure.breakdown on delete restrict
);
create index on measure.breakdown_part (partnership_id, part_id);
comment on table measure.breakdown_part is 'The categories that a crossed one is of: "North, 5 to 10" of North (Locality) and of 5 to 10 (Age band). Disclosure control reckons with them.';
select keep_apart('measure.breakdown_part');
grant select, insert, delete on measure.breakdown_part to app;

-- What stands beside figures says who wrote it and when, and who changed it last and when.
alter table measure.narrative
  add column changed_by uuid,
  add column changed_at timestamptz,
  add constraint changed_whole check (changed_at is not null or changed_by is null);
comment on column measure.narrative.changed_at is 'Null until somebody changes it; made_by and made_at stay those of who wrote it first.';

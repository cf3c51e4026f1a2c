-- The gaps of the golden thread as they stood when a round was closed: for those who work on the plan, never in the release.
create table plan.release_gaps (
  partnership_id uuid not null default current_partnership(),
  id             uuid not null default new_id(),
  release_id     uuid not null,
  gaps           jsonb not null,
  primary key (partnership_id, id),
  unique (partnership_id, release_id),
  foreign key (partnership_id, release_id) references plan.release on delete cascade
);
comment on table plan.release_gaps is 'The gaps in the thread on the day of a release, beside it and not in it: release readers never see them.';
select keep_apart('plan.release_gaps', unrecorded => '{gaps}');
grant select, insert on plan.release_gaps to app;

-- "What changed since" reads the lines of a few subjects after an instant.
create index on history.line (partnership_id, subject, at);

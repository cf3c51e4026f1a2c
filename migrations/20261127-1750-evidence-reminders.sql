-- Which pieces somebody was reminded of, so that each review date is told once when it is near and once when it has passed.
create table evidence.reminder (
  partnership_id uuid not null default current_partnership(),
  evidence_id    uuid not null,
  review_on      date not null,
  occasion       text not null check (occasion in ('near', 'passed')),
  queued_at      timestamptz not null default now(),
  primary key (partnership_id, evidence_id, review_on, occasion),
  foreign key (partnership_id, evidence_id) references evidence.piece on delete cascade
);
comment on table evidence.reminder is 'A letter about the review date of a piece was queued: once when the date was near, once when it had passed.';
select keep_apart('evidence.reminder', false);
grant select, insert on evidence.reminder to app;

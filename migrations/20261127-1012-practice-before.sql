-- What a change of practice was to be judged by before that was changed, and whom it is to be told to.
alter table plan.practice_change
  add column earlier_criteria jsonb not null default '[]',
  add column to_tell int check (to_tell > 0),
  add column to_tell_what text not null default '' check (length(to_tell_what) <= 100);
comment on column plan.practice_change.earlier_criteria is 'The levels written down before this one, the oldest first: words, written_on, replaced_on, after_evidence.';
comment on column plan.practice_change.to_tell is 'How many are to be told of it ("four teams"): to_tell_what says what they are.';

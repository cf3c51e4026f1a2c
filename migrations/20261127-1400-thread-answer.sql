-- What the second person said: why a level above the suggestion was refused, or what they add to their yes.
alter table thread.level add column answer text not null default '' check (length(answer) <= 2000);
comment on column thread.level.answer is 'The second person''s words: why they refused, or what they add.';

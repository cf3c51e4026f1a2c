-- Jobs and letters: what is done after a commit, and found again when the process ended in between.
create schema platform;
grant usage on schema platform to app;

create table platform.letter (
  partnership_id uuid not null default current_partnership() references partnership.partnership on delete cascade,
  id             uuid not null default new_id(),
  key            text not null check (length(key) between 1 and 300),
  about_id       uuid,
  email          text not null check (length(email) between 3 and 320),
  subject        text not null check (length(subject) between 1 and 500),
  digest         bytea not null,
  state          text not null default 'waiting' check (state in ('waiting', 'sent', 'by_hand', 'failed', 'dropped')),
  why            text not null default '' check (length(why) <= 500),
  tries          int not null default 0,
  held_until     timestamptz,
  queued_at      timestamptz not null default now(),
  next_try_at    timestamptz,
  settled_at     timestamptz,
  primary key (partnership_id, id),
  unique (partnership_id, key)
);
create index on platform.letter (partnership_id, about_id);
create index on platform.letter (partnership_id) where state = 'waiting';
comment on table platform.letter is 'A letter that the site sends, queued with the change that asks for it. Its key keeps one letter from being sent twice; the digest says later which words were sent.';
comment on column platform.letter.about_id is 'What the letter is about, so that its page can say what was sent when to whom.';
comment on column platform.letter.held_until is 'A process is handing it to the mail server; after this moment that process is taken for dead.';
select keep_apart('platform.letter', false);
grant select, insert, update on platform.letter to app;

create table platform.letter_text (
  partnership_id uuid not null default current_partnership(),
  letter_id      uuid not null,
  text           text not null check (length(text) between 1 and 100000),
  primary key (partnership_id, letter_id),
  foreign key (partnership_id, letter_id) references platform.letter on delete cascade
);
comment on table platform.letter_text is 'The words of a letter until it is settled; they may hold a personal link, so they are deleted then and are not in backups.';
select keep_apart('platform.letter_text', false);
grant select, insert, delete on platform.letter_text to app;

-- A job of this partnership, in this transaction: no change without its job, no job without its change. Another job with
-- the same key that has not begun is replaced. app may not call graphile_worker itself, or it could queue for others.
create function platform.queue_later(job text, about json, at timestamptz, key text) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if current_partnership() is null then raise exception 'A job belongs to a partnership, and none is set'; end if;
  perform graphile_worker.add_job(job, json_build_object('partnership', current_partnership(), 'about', about),
    run_at => at, max_attempts => 12, job_key => current_partnership() || ':' || job || ':' || coalesce(key, new_id()::text));
end
$$;
revoke all on function platform.queue_later(text, json, timestamptz, text) from public;
grant execute on function platform.queue_later(text, json, timestamptz, text) to app;

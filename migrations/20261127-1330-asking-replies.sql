-- A letter is answered to whoever asked, not to the site.
alter table platform.letter add column reply_to text check (length(reply_to) between 3 and 320);
comment on column platform.letter.reply_to is 'Where an answer goes; null: to the site''s own address.';
alter table plan.asking add column asked_by uuid;
comment on column plan.asking.asked_by is 'Who asked last; answers to the letters go to them.';

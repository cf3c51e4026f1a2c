-- Never filled: mail scanners open every link, so "opened" would be said of people who have opened nothing.
alter table plan.asking drop column opened_at;

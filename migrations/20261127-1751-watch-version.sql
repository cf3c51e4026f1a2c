-- Two people who change the same watch at once see both versions.
alter table inspection.watch add column version int not null default 1;

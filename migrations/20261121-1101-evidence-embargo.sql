-- A finding under embargo is a statement too: others must not read its title in a list of what evidence supports.
alter table evidence.statement add column embargo_until timestamptz;
comment on column evidence.statement.embargo_until is 'Until then the title is for the named readers of its source only.';

-- Papers of figures: the data summary and all measures on one page.
alter table report.paper drop constraint paper_kind_check;
alter table report.paper add constraint paper_kind_check
  check (kind in ('committee', 'plan', 'page', 'highlight', 'data', 'measures'));

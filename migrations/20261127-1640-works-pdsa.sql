-- What a cycle predicted at the moment its result came, to tell a prediction from a story told afterwards.
alter table plan.pdsa
  add column predicted_on date,
  add column result_on date,
  add column prediction_then text not null default '' check (length(prediction_then) <= 2000);
comment on column plan.pdsa.predicted_on is 'The day on which the prediction was first written.';
comment on column plan.pdsa.result_on is 'The day on which a result was first written.';
comment on column plan.pdsa.prediction_then is 'The prediction as it stood before the result was first written; empty when there was none.';

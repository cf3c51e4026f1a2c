-- An entry of the catalogue stands for one measure of a partnership. One that was taken away does not stand in the way.
create unique index measure_once_from_catalogue on measure.measure (partnership_id, catalogue_key)
  where catalogue_key is not null and deleted_at is null;

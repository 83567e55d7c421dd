-- What a person writes of her treatments in her own space: what she takes, what she takes no longer.
create table own_treatment (
  record_id  uuid not null references record (id),
  id         uuid not null primary key,
  -- JSON under the key of the record.
  sealed     bytea not null
);
create index own_treatment_of_record on own_treatment (record_id);

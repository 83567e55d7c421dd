-- « Mon profil santé »: what a person writes of her health, and the measures that she notes.
create table health_profile (
  record_id  uuid not null primary key references record (id),
  -- JSON under the key of the record.
  sealed     bytea not null
);
create table own_measure (
  record_id  uuid not null references record (id),
  id         uuid not null primary key,
  -- JSON under the key of the record.
  sealed     bytea not null
);
create index own_measure_of_record on own_measure (record_id);

-- What was read once of a structured document, so that a page about three hundred reports does not read them again.
-- Sealed under the key of the record; made again from the document whenever it is missing.
create table document_extract (
  record_id  uuid not null references record (id) on delete cascade,
  unique_id  text not null,
  -- What read it, and its version: another makes it again.
  reader     text not null,
  sealed     bytea not null,
  primary key (record_id, unique_id, reader)
);

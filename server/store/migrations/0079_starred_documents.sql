-- The documents that the holder keeps at hand (people.md P-31): his alone, and nobody else is told.
create table starred_document (
  record_id   uuid not null references record (id),
  -- Of the document, the same for all its versions.
  logical_id  uuid not null,
  starred_at  timestamptz not null,
  primary key (record_id, logical_id)
);

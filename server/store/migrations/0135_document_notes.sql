-- What the holder writes for himself about a document (people.md P-04, P-05): his alone, and nobody else is told.
create table document_note (
  record_id   uuid not null references record (id),
  -- Of the document, the same for all its versions.
  logical_id  uuid not null,
  sealed      bytea not null,
  primary key (record_id, logical_id)
);

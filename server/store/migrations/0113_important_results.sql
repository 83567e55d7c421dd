-- What a reader answered before a result that opens behind a question (people.md §2): to read it, or to wait.
create table important_result (
  record_id   uuid not null references record (id),
  -- Pseudonym of the document and of who reads it: a row does not say which result is one of these, nor for whom.
  about       bytea not null,
  waits       boolean not null,
  chosen_at   timestamptz not null,
  primary key (record_id, about)
);

-- What a patient reports (CON-24): an access, a document, a synchronised service. He follows it; the operator reviews it.
create table report (
  record_id           uuid not null references record (id) on delete cascade,
  id                  uuid not null,
  at                  timestamptz not null,
  kind                text not null check (kind in ('access', 'document', 'service')),
  -- As the history names who reported: empty, the holder; else the mandate of his representative.
  reporter_id         text not null,
  -- His own record: where he is told that there is an answer.
  reporter_record_id  uuid not null,
  state               text not null check (state in ('sent', 'inReview', 'founded', 'unfounded')),
  -- About a secret session: representatives are told neither of it nor of its answer.
  secret              boolean not null,
  reviewer            text,
  closed_at           timestamptz,
  -- What he wrote and what it is about; what he was answered. Sealed.
  sealed              bytea not null,
  answer              bytea,
  check ((closed_at is null) = (state in ('sent', 'inReview'))),
  check ((closed_at is null) = (answer is null)),
  primary key (record_id, id)
);
create index report_waiting on report (at, id) where closed_at is null;
create index report_by_time on report (at, id);
create index report_of_reporter on report (reporter_record_id);

-- What a person takes away (TRA-11): asked for, prepared by a job, kept sealed for a few days, then removed.
create table personal_data_export (
  record_id       uuid not null references record (id) on delete cascade,
  id              uuid not null,
  -- As the history names who asked: empty, the holder; else the mandate of his representative.
  requester_id    text not null,
  form            text not null check (form in ('readable', 'xdm')),
  -- `ended`: given to nobody any more; the row waits for its bytes to be removed.
  state           text not null check (state in ('asked', 'ready', 'failed', 'ended')),
  asked_at        timestamptz not null,
  -- How often its preparation was begun: one that fails each time ends by failing.
  attempts        integer not null default 0,
  documents_done  integer not null default 0,
  documents_total integer,
  ready_at        timestamptz,
  kept_until      timestamptz,
  size_bytes      bigint,
  -- The sealed archive, and its key under the record's key.
  blob            text,
  blob_key        bytea,
  -- The logical ids of the documents that it holds: each is judged again when it is given.
  documents       uuid[] not null default '{}',
  check ((state = 'ready') <= (blob_key is not null and kept_until is not null and size_bytes is not null)),
  primary key (record_id, id)
);
-- One of each form at a time, for each who asks.
create unique index personal_data_export_present on personal_data_export (record_id, requester_id, form)
  where state <> 'ended';
create index personal_data_export_asked on personal_data_export (attempts, asked_at) where state = 'asked';
create index personal_data_export_kept on personal_data_export (kept_until) where state = 'ready';
create index personal_data_export_ended on personal_data_export (id) where state = 'ended';
create index personal_data_export_blob on personal_data_export (blob) where blob is not null;

-- LIF-14, LIF-15: the end of a record. From its first step it has no key, no identity and no matricule.
alter table record drop constraint record_state_check;
alter table record add constraint record_state_check
  check (state in ('informed', 'opposed', 'active', 'suspended', 'closed', 'destroying'));
alter table record alter column wrapped_key drop not null;
alter table record add constraint record_key_check check ((wrapped_key is null) = (state = 'destroying'));

-- What is due, without reading what is not.
create index record_archived on record (state_since, id) where state = 'closed';
create index record_to_delete on record (deletion_requested_at, id)
  where state = 'closed' and deletion_requested_at is not null;
create index session_of_record on session (record_id);
create index login_attempt_of_record on login_attempt (record_id);

create table destruction (
  record_id        uuid primary key,
  -- Pseudonyms of the matricules: what still finds the traces that the law keeps, and goes with the last of them.
  subjects         bytea[] not null,
  cause            text not null check (cause in ('archiveEnded', 'requested')),
  closed_at        timestamptz not null,
  requested_at     timestamptz,
  started_at       timestamptz not null,
  documents        integer not null default 0,
  submissions      integer not null default 0,
  traces           integer not null default 0,
  -- When documents, metadata, identity and key were gone; the traces may stay.
  content_gone_at  timestamptz
);
create index destruction_under_way on destruction (started_at) where content_gone_at is null;
create index destruction_traces_kept on destruction (closed_at) where content_gone_at is not null;

-- What remains for ever: that it was destroyed, when, why and how much; nothing that says whose it was.
create table purge_certificate (
  id         uuid primary key,
  record_id  uuid not null,
  at         timestamptz not null,
  statement  text not null,
  signature  bytea not null
);
create index purge_certificate_of_record on purge_certificate (record_id);

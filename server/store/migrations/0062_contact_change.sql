-- Another address or number for the codes and the messages, until the code sent there comes back.
create table contact_change (
  record_id   uuid primary key references record (id),
  sent_by     text not null,
  sent_to     text not null,
  code_hash   bytea not null,
  tries       integer not null default 0,
  expires_at  timestamptz not null
);
create index contact_change_in_time on contact_change (expires_at);

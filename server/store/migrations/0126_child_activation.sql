-- A parent has the carnet of his child opened (LIF-05): he shows his own card and the child's number, a code reaches him,
-- and he shows both numbers again with it.

-- What was typed at the door waits seconds for a job: a parent, a stranger and nobody take the same time.
create table child_code_request (
  id           uuid primary key default gen_random_uuid(),
  parent_ins   text not null,
  serial_hash  bytea not null,
  child_ins    text not null,
  asked_at     timestamptz not null
);

-- Without a hash: the code was asked for, and is drawn when the message leaves.
create table child_code (
  record_id   uuid not null references record (id),
  parent_id   uuid not null references record (id) on delete cascade,
  asked_at    timestamptz not null,
  code_hash   bytea unique,
  expires_at  timestamptz,
  primary key (record_id, parent_id)
);
create index child_code_of_parent on child_code (parent_id);

-- Someone who is at it.
create table child_activation (
  token_hash  bytea primary key,
  -- Of the code that was typed, whatever it is worth.
  code_hash   bytea not null,
  -- Once the numbers went with the code.
  record_id   uuid references record (id),
  parent_id   uuid references record (id) on delete cascade,
  expires_at  timestamptz not null
);
create index child_activation_in_time on child_activation (expires_at);
create index child_activation_of_record on child_activation (record_id);
create index child_activation_of_parent on child_activation (parent_id);

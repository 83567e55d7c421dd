-- The first time in one's carnet (LIF-05): the code of the letter, which serves once and is kept as a pseudonym that
-- only the master key makes.
create table activation_code (
  record_id   uuid primary key references record (id),
  code_hash   bytea not null unique,
  expires_at  timestamptz not null
);

-- The serial numbers of the cards on which a person stands, as pseudonyms (LIF-06).
create table carte_vitale (
  record_id    uuid not null references record (id),
  serial_hash  bytea not null,
  primary key (record_id, serial_hash)
);

-- Someone who is at it, step by step.
create table activation (
  token_hash          bytea primary key,
  -- Of the code that was typed, whatever it is worth.
  code_hash           bytea not null,
  -- Once the card went with the code.
  record_id           uuid references record (id),
  -- Where the person is to be reached, and whether a code sent there came back.
  sent_by             text,
  sent_to             text,
  contact_code_hash   bytea,
  contact_expires_at  timestamptz,
  contact_tries       integer not null default 0,
  contact_codes_sent  integer not null default 0,
  contact_proven      boolean not null default false,
  expires_at          timestamptz not null
);
create index activation_in_time on activation (expires_at);
create index activation_of_record on activation (record_id);

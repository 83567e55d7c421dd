-- The portal of professionals. Its pages are on the web port, cards are read on another: what one tells the other.
create table card_reading (
  -- SHA-256 of what the browser carries from one port to the other, once.
  code_hash    bytea primary key,
  -- SHA-256 of the cookie of the browser that asked: the code opens nothing to another.
  browser      bytea not null,
  -- The certificate that was presented, DER.
  certificate  bytea not null,
  -- Real time: a card is judged on no other.
  read_at      timestamptz not null default now()
);
create index card_reading_read on card_reading (read_at);

create table professional_session (
  token_hash    bytea primary key,
  id            uuid not null unique default gen_random_uuid(),
  csrf          text not null,
  -- Judged again at each page: a card revoked meanwhile opens nothing more.
  certificate   bytea not null,
  -- Where he practises in this session; null until he has said it.
  structure_id  text,
  opened_at     timestamptz not null,
  last_seen_at  timestamptz not null
);
create index professional_session_seen on professional_session (last_seen_at);

-- A patient whom he looks at: what stands in the addresses of his pages is this id, and it says nothing outside the session.
create table opened_patient (
  id          uuid primary key default gen_random_uuid(),
  session_id  uuid not null references professional_session (id) on delete cascade,
  record_id   uuid not null references record (id),
  -- JSON under the key of the record: who he is, as the session was told when it opened him.
  sealed      bytea not null,
  opened_at   timestamptz not null,
  unique (session_id, record_id)
);
create index opened_patient_record on opened_patient (record_id);

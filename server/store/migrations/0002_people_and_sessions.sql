-- Who may call, and who may log in.

create table structure (
  id                 text primary key,
  name               text not null,
  sector             text not null,
  active             boolean not null,
  regulation_centre  boolean not null
);

create table professional (
  id                 text primary key,
  last_name          text not null,
  first_name         text not null,
  profession_code    text not null,
  profession_system  text not null,
  specialities       text[] not null,
  active             boolean not null
);

create table practice (
  professional_id  text not null references professional (id),
  structure_id     text not null references structure (id),
  primary key (professional_id, structure_id)
);

-- AIR: an assertion is used once (EX_AIR-040).
create table used_assertion (
  id          text primary key,
  expires_at  timestamptz not null
);

create table account (
  record_id      uuid primary key references record (id),
  login          text not null unique,
  password_hash  text not null,
  email          text,
  phone          text,
  last_visit_at  timestamptz,
  failures       integer not null default 0,
  locked_until   timestamptz
);

-- Between the password and the code.
create table login_attempt (
  token_hash  bytea primary key,
  record_id   uuid not null references record (id),
  code_hash   bytea not null,
  -- Where the code went, as the page says it: masked.
  sent_by     text not null,
  sent_to     text not null,
  expires_at  timestamptz not null,
  tries       integer not null
);

create table session (
  token_hash    bytea primary key,
  record_id     uuid not null references record (id),
  csrf          text not null,
  opened_at     timestamptz not null,
  last_seen_at  timestamptz not null,
  previous_visit_at timestamptz
);

-- FranceConnect+: one person, one identity there, one carnet. It is never her only way in.
create table france_connect_link (
  -- Of the person.
  record_id     uuid primary key references record (id),
  -- Keyed: what is stored says nothing of the identifier that FranceConnect gave.
  subject_hash  bytea not null unique,
  linked_at     timestamptz not null,
  last_used_at  timestamptz
);

-- Who left for FranceConnect: back once, within minutes, for one purpose, in the browser that left.
create table france_connect_request (
  state_hash    bytea primary key,
  purpose       text not null,
  -- The hash of the token of its forms.
  browser_hash  bytea not null,
  -- None: whoever logs in is not known yet.
  record_id     uuid references record (id),
  expires_at    timestamptz not null
);
create index france_connect_request_in_time on france_connect_request (expires_at);
create index france_connect_request_of_record on france_connect_request (record_id);

-- Of a session opened by FranceConnect, what it asks for to end it there too, sealed under the key of its person.
alter table session add column france_connect_token bytea;

-- What a software asked for by the official address (TD0.9), which names the patient: the browser leaves it at once for one
-- that says nothing, and serves once.
create table direct_access (
  -- SHA-256 of what stands in the address.
  token_hash  bytea primary key,
  -- JSON under a key that the token alone gives: nobody who reads this table knows who was asked for.
  sealed      bytea not null,
  asked_at    timestamptz not null default now()
);
create index direct_access_asked on direct_access (asked_at);

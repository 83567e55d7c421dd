-- Passkeys (W3C WebAuthn): how a person comes in without a password. Each is hers, whatever record she then opens.
create table passkey (
  credential_id    bytea primary key,
  -- Of the person.
  record_id        uuid not null references record (id),
  -- Names it on the page, and opens nothing.
  id               uuid not null unique default gen_random_uuid(),
  -- By which the authenticator knows her: chance to whoever reads it, and the same in all her passkeys.
  user_handle      bytea not null,
  -- COSE. The private key never leaves the authenticator.
  public_key       bytea not null,
  counter          bigint not null,
  transports       text[] not null,
  -- Kept by a provider beside the device, or bound to it.
  backup_eligible  boolean not null,
  backed_up        boolean not null,
  -- As she calls it.
  name             text not null,
  created_at       timestamptz not null,
  last_used_at     timestamptz
);
create index passkey_of_record on passkey (record_id);

-- What an authenticator is asked to sign: once, within minutes, for one purpose, in the browser that asked.
create table passkey_challenge (
  challenge_hash  bytea primary key,
  purpose         text not null,
  -- The hash of the token of its forms.
  browser_hash    bytea not null,
  -- None: whoever logs in is not known yet.
  record_id       uuid references record (id),
  expires_at      timestamptz not null
);
create index passkey_challenge_in_time on passkey_challenge (expires_at);
create index passkey_challenge_of_record on passkey_challenge (record_id);

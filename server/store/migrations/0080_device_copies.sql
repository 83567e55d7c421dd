-- The copies that a person keeps on her devices, to be read without network (people.md P-31, docs/adr/0020). No key of
-- theirs is here: a row says that a copy is allowed, and a device that has none wipes its own.
create table device_copy (
  -- Of the cookie of the device.
  token_hash  bytea primary key,
  record_id   uuid not null references record (id),
  -- Names it on the page, and opens nothing.
  id          uuid not null unique default gen_random_uuid(),
  browser     text,
  system      text,
  made_at     timestamptz not null,
  -- When the device last asked.
  seen_at     timestamptz not null,
  -- When it was last given its content, and in which session: closed from elsewhere, it takes the copy with it.
  given_at    timestamptz,
  given_in    uuid,
  -- What it holds changed since.
  due         boolean not null default true
);
create index device_copy_of_record on device_copy (record_id);
create index device_copy_in_time on device_copy (seen_at);

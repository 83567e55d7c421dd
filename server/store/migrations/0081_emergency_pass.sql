-- What a professional who opened a record in bris de glace on our own pages goes on with, for half an hour: its reason was
-- given once. It opens nothing to another card.
create table emergency_pass (
  -- SHA-256 of what stands in the address of his pages.
  token_hash   bytea primary key,
  record_id    uuid not null references record (id),
  -- SHA-256 of the certificate that asked for it.
  card         text not null,
  -- JSON under the key of the record: the structure he acts for, his reason, whether he holds the emergency card.
  sealed       bytea not null,
  -- Real time: a card is judged on no other.
  opened_at    timestamptz not null default now()
);
create index emergency_pass_record on emergency_pass (record_id);
create index emergency_pass_opened on emergency_pass (opened_at);

-- The short link that the QR code of an emergency card holds: one at a time. A new one takes the place of the former, of
-- which nothing is left, so that it is refused as one that never was.
create table card_link (
  record_id   uuid primary key references record (id),
  -- SHA-256 of the token: what a scan finds the record by.
  token_hash  bytea not null unique,
  -- JSON under the key of the record: the token, to draw the code again, and its six digits.
  sealed      bytea not null,
  made_at     timestamptz not null
);

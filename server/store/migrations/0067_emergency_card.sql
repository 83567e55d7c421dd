-- What the holder put on his emergency card, and whom to warn: JSON under the key of the record. None: an empty card.
create table emergency_card (
  record_id   uuid primary key references record (id),
  sealed      bytea not null,
  changed_at  timestamptz not null
);

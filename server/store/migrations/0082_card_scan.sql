-- How often a card was scanned again after a line of the history that tells of it: one line for each would let anybody who
-- holds the card bury the others.
create table card_scan (
  record_id  uuid not null references record (id),
  -- Of that line.
  at         timestamptz not null,
  again      integer not null default 0,
  last_at    timestamptz,
  primary key (record_id, at)
);

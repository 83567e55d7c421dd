-- The last that someone decided of who reads a record, to take it back for a moment (people.md §2, P-15). What it held
-- is what an authorisation holds; one row, replaced by the next decision.
create table last_decision (
  record_id   uuid primary key references record (id) on delete cascade,
  id          uuid not null,
  -- As the history names who decided: empty, the holder; else the mandate of who acts for him.
  decider_id  text not null,
  at          timestamptz not null,
  actor_kind  text not null,
  actor_id    text not null,
  former      jsonb,
  left_behind jsonb
);

-- « C’est normal »: the lines of the history that their reader says he recognises (people.md P-18). The line itself does
-- not change, and another reader is told nothing of it.
create table recognised_access (
  record_id  uuid not null references record (id) on delete cascade,
  -- As the history names who said it: empty, the holder; else the mandate of his representative.
  reader_id  text not null,
  trace_id   uuid not null,
  primary key (record_id, reader_id, trace_id)
);

-- A report is found by the beginning of its id, its ticket.
create index report_by_id on report (id);

-- Lines that are disputed: nothing destroys them before the operator has answered (P-18).
create index report_disputed on report (record_id) where kind = 'access' and closed_at is null;

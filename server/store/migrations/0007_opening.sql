-- Day 0 of the six weeks: when the person was told that a record would be opened. None: he is still to be told.
alter table record add column informed_at timestamptz;
update record set informed_at = state_since where state = 'informed';
-- What is due, without reading what is not: these hold only the records that wait.
create index record_to_inform on record (id) where state = 'informed' and informed_at is null;
create index record_to_open on record (informed_at, id) where state = 'informed';

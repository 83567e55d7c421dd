-- Since when the author of directives anticipées was not told that they are in his record (R1111-19): their deposit, then
-- each reminder. No row: none were deposited, or none are left.
create table directives_reminder (
  record_id  uuid primary key references record (id) on delete cascade,
  since      timestamptz not null
);
create index directives_reminder_since on directives_reminder (since);

-- Those that were deposited before there were reminders.
insert into directives_reminder (record_id, since)
select record_id, max(submitted_at) from document
 where type_code = 'EXPPAT_3^^1.2.250.1.213.1.1.4.12' and status in ('approved', 'archived')
 group by record_id;

-- What a reader of a record asked to be reminded of, for himself alone (people.md P-09, P-10): a vaccination of the calendar,
-- a treatment at hours of the day. Of what, and at what hours, is sealed; when next, a job must find.
create table reminder (
  record_id   uuid not null references record (id) on delete cascade,
  id          uuid not null,
  -- By which he is in the record; null: its holder.
  mandate_id  uuid,
  next_at     timestamptz not null,
  -- JSON under the key of the record.
  sealed      bytea not null,
  primary key (record_id, id)
);
create index reminder_due on reminder (next_at);

alter table notice_refusal drop constraint notice_refusal_topic_check;
alter table notice_refusal add constraint notice_refusal_topic_check
  check (topic in ('access', 'newReader', 'emergency', 'newDocument', 'reminder', 'document'));

-- By which ways the holder does not want his messages (TRA-08). No row: by all of them.
create table notice_refusal (
  record_id  uuid not null references record (id) on delete cascade,
  topic      text not null check (topic in ('access', 'emergency', 'document')),
  channel    text not null check (channel in ('email', 'sms')),
  primary key (record_id, topic, channel)
);

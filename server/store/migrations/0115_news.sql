-- The holder chooses apart how he is told of a new document, and of the first reading by a new person (P-27). Whoever
-- had chosen how accesses reach him keeps that choice for the first of them.
alter table notice_refusal drop constraint notice_refusal_topic_check;
alter table notice_refusal add constraint notice_refusal_topic_check
  check (topic in ('access', 'newReader', 'emergency', 'newDocument', 'document'));
insert into notice_refusal (record_id, topic, channel)
  select record_id, 'newReader', channel from notice_refusal where topic = 'access';

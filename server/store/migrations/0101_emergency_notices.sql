-- Another reason is another emergency access, told on its own (EMG-07). A pseudonym of the reason: empty for all the rest.
alter table notice add column occasion bytea not null default '';
alter table notice drop constraint notice_record_id_recipient_cause_actor_id_hour_key;
alter table notice add unique (record_id, recipient, cause, actor_id, hour, occasion);

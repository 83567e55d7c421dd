-- What people must be told, written with the act that they are told of, sent afterwards.
create table notice (
  record_id  uuid not null references record (id) on delete cascade,
  id         uuid not null,
  recipient  text not null check (recipient in ('holder', 'medecinTraitant')),
  cause      text not null,
  actor_id   text not null,
  at         timestamptz not null,
  -- The acts of one professional within the hour are one consultation: one message, even when they are simultaneous.
  hour       timestamptz not null,
  sent_at    timestamptz,
  primary key (record_id, id),
  unique (record_id, recipient, cause, actor_id, hour)
);
create index notice_to_send on notice (at) where sent_at is null;

-- Professional and confidential (MSSanté): the patient may be named there.
alter table professional add column email text;

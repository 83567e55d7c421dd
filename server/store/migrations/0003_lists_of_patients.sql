-- The records that name an actor, without reading the others: TD0.4 grows with the caller's own patients.
create index authorisation_by_actor on authorisation (actor_id, actor_kind, granted_at desc);
create index authorisation_by_member on authorisation using gin (members) where actor_kind = 'careTeam';

-- What an actor last did in a record. A list of patients is no visit, and a secret session leaves no date.
create index trace_last_act on trace (record_id, actor_id, at desc)
  where outcome = 'done' and action <> 'listPatients' and not secret;

-- A list refused is about nobody.
alter table trace_without_record alter column subject drop not null;

-- CON-03: the consent that a session of the professional portal consumes. `actor_id` is the session's public id, which opens
-- nothing; `members` holds the one professional.
alter table authorisation drop constraint authorisation_actor_kind_check;
alter table authorisation add constraint authorisation_actor_kind_check
  check (actor_kind in ('professional', 'structure', 'careTeam', 'consultation'));
create index authorisation_consultation_end on authorisation (expires_at) where actor_kind = 'consultation';

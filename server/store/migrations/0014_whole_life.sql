-- LIF-04: a record that existed before Mon espace santé; its holder is told, then has six weeks (informed_at).
-- LIF-15, LIF-17, LIF-19: what its closing, its suspension and the deletion of its data wait for.
alter table record
  add column integration text check (integration in ('pending', 'refused')),
  add column closing_motive text,
  add column suspension_opposed_at timestamptz,
  add column deletion_requested_at timestamptz;

-- What is due, without reading what is not: each holds only the records that wait for it.
drop index record_to_inform;
create index record_to_inform on record (id)
  where (state = 'informed' or integration = 'pending') and informed_at is null;
create index record_to_attach on record (informed_at, id) where state = 'active' and integration = 'pending';
create index record_suspended on record (state_since, id)
  where state = 'suspended' and suspension_opposed_at is null;

alter table life_event drop constraint life_event_kind_check;
alter table life_event add constraint life_event_kind_check check (kind in (
  'informed', 'opposed', 'created', 'attached', 'suspended', 'suspensionOpposed', 'restored', 'closed', 'reopened',
  'deletionRequested', 'deletionCancelled', 'cameOfAge', 'insChanged', 'merged'));

-- LIF-20, LIF-22: who represents the holder is attached by the operator, who keeps the proof that he saw; CON-14: whom the
-- Assurance Maladie declares.
alter table life_event drop constraint life_event_kind_check;
alter table life_event add constraint life_event_kind_check check (kind in (
  'informed', 'opposed', 'created', 'attached', 'suspended', 'suspensionOpposed', 'restored', 'closed', 'reopened',
  'deletionRequested', 'deletionCancelled', 'cameOfAge', 'insChanged', 'merged', 'represented', 'representationEnded'));

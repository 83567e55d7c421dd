-- LIF-19: what an heir asks for and what was decided, with the evidence of the life of the record; CSP L1110-4 V: that the
-- person opposed it while she lived.
alter table life_event drop constraint life_event_kind_check;
alter table life_event add constraint life_event_kind_check check (kind in (
  'informed', 'opposed', 'created', 'attached', 'suspended', 'suspensionOpposed', 'restored', 'closed', 'reopened',
  'deletionRequested', 'deletionCancelled', 'cameOfAge', 'insChanged', 'merged', 'represented', 'representationEnded',
  'heirsOpposed', 'heirsAccepted', 'heirAsked', 'heirGranted', 'heirRefused'));

-- EHDS-04: an archive was taken into an empty record; where it came from is kept with the evidence of the life of the record.
alter table life_event drop constraint life_event_kind_check;
alter table life_event add constraint life_event_kind_check check (kind in (
  'informed', 'opposed', 'created', 'attached', 'suspended', 'suspensionOpposed', 'restored', 'closed', 'reopened',
  'deletionRequested', 'deletionCancelled', 'cameOfAge', 'insChanged', 'merged', 'archiveImported', 'represented',
  'representationEnded', 'heirsOpposed', 'heirsAccepted', 'heirAsked', 'heirGranted', 'heirRefused'));

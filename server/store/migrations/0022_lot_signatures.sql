-- The signature of a lot is never announced to the patient: it does not wait in this index for ever.
drop index document_unannounced;
create index document_unannounced on document (submitted_at, record_id, entry_uuid)
  where invisible_to_patient and status <> 'deleted' and type_code <> 'E1762^^ASTM';

-- Documents that the patient may not see yet: they leave this index when they are shown or deleted.
create index document_unannounced on document (submitted_at, record_id, entry_uuid)
  where invisible_to_patient and status <> 'deleted';

-- Destruction and merge look for what is unread of one record; so does an operator who has it read again.
create index unread_document_of_record on unread_document (record_id, logical_id);

-- What a record owns has the record in its key: rows of one record may then stand together, on the server that has it
-- (docs/adr/0019). The key finds them by their record, too: no index of their own is needed for that.
alter table own_treatment drop constraint own_treatment_pkey, add primary key (record_id, id);
drop index own_treatment_of_record;

alter table own_measure drop constraint own_measure_pkey, add primary key (record_id, id);
drop index own_measure_of_record;

alter table extract_pack drop constraint term_pack_pkey, add primary key (record_id, id);
drop index extract_pack_of_record;

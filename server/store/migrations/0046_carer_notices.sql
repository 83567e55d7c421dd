-- A carer who asked to be told, by a message, of what is added to the record of the person he helps (CNT-07).
alter table mandate add column wants_notices boolean not null default false;

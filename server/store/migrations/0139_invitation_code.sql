-- A carer may be asked by a code, given by hand or by telephone (people.md P-22): whoever uses it becomes the one who is
-- asked. Until then nobody is named by a number.
alter table invitation alter column invited drop not null;
-- Keyed: what is stored says nothing of the code. Null: there is none, or it has served.
alter table invitation add column code_hash bytea;
alter table invitation add column code_tries integer not null default 0;
create unique index invitation_code on invitation (code_hash);
alter table invitation add check (invited is not null or kind = 'carer');
alter table invitation add check (code_hash is null or (invited is null and state = 'pending'));

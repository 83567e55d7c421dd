-- A lot's number is its sender's: what another sent, hidden or not, answers him nothing (contract.md §9.3). Two records
-- that become one may each hold a lot of the same number: `filed_in` is the record that a lot came into, and stays.
alter table submission add column filed_in uuid;
update submission set filed_in = record_id;
alter table submission alter column filed_in set not null;
alter table submission drop constraint submission_record_id_unique_id_key;
alter table submission add unique (record_id, depositor_id, unique_id, filed_in);

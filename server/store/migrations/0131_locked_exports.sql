-- A passphrase locks what a person takes away (P-26). It waits for the preparation, sealed under the record's key, and no
-- row keeps it longer: what is ready, failed or ended has none.
alter table personal_data_export
  add column locked boolean not null default false,
  add column passphrase bytea,
  add constraint personal_data_export_passphrase check (passphrase is null or (state = 'asked' and locked));

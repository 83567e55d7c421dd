-- MAT-03: which access matrices an administrator imported, and what each changed. Nothing here is about a patient.
create table matrix_change (
  id              uuid primary key,
  at              timestamptz not null,
  imported_by     text not null,
  version         text not null,
  effective_from  timestamptz not null,
  -- Of the file, hexadecimal.
  sha256          text not null,
  opened          integer not null,
  closed          integer not null
);

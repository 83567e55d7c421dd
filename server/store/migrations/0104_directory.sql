-- The directory as its operator brings it: CON-18, soap.md §2.4. Whom he stopped by hand, no file brings back.
alter table structure add column stopped boolean not null default false;
alter table professional add column stopped boolean not null default false;

-- What was brought, by whom, and what it changed. Nothing here is about a patient.
create table directory_change (
  id          uuid primary key,
  at          timestamptz not null,
  changed_by  text not null,
  kind        text not null check (kind in ('import', 'deactivate', 'reactivate')),
  -- Of an import, the sha256 of the file, hexadecimal; else the number of the professional or of the structure.
  subject     text not null,
  -- How many of what, for an import; why, for a gesture.
  counts      jsonb,
  reason      text
);

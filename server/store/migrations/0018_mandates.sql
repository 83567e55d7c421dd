-- Who acts for the holder, or helps him (LIF-20, LIF-22, CNT-07). He logs in as himself, then opens this record.
create table mandate (
  record_id         uuid not null references record (id) on delete cascade,
  id                uuid not null,
  -- Of his own record: a representative has his own.
  person_record_id  uuid not null,
  kind              text not null check (kind in ('parent', 'tutor', 'curator', 'carer')),
  since             timestamptz not null,
  until             timestamptz,
  -- classCodes that the holder keeps from a carer.
  excluded_classes  text[] not null default '{}',
  primary key (record_id, id)
);
create index mandate_of_person on mandate (person_record_id);

-- The record that a session opened by a mandate, when it is not the person's own.
alter table session add column opened_record_id uuid, add column mandate_id uuid;

-- An authorisation recorded in a secret session, of which representatives are not told (VIS-09).
alter table authorisation add column secret boolean not null default false;

-- « Mes professionnels » (CON-16, CON-17): whom the patient chose, which gives no access.
create table chosen_professional (
  record_id        uuid not null references record (id) on delete cascade,
  professional_id  text not null,
  role             text check (role in ('pharmacienCorrespondant', 'sageFemmeReferente')),
  chosen_at        timestamptz not null,
  primary key (record_id, professional_id)
);
-- One pharmacien correspondant, one sage-femme référente.
create unique index chosen_professional_role on chosen_professional (record_id, role) where role is not null;

-- A patient looks a professional up by the beginning of his name, to block him before ever meeting him (CON-11).
create index professional_by_name on professional (lower(last_name) text_pattern_ops);

-- LIF-21: who is still a minor. A record leaves this index on the birthday of its holder.
alter table record add column minor boolean not null default false;
update record set minor = birth_date > to_char(now() - interval '18 years', 'YYYY-MM-DD') where birth_date <> '';
create index record_of_minor on record (birth_date, id) where minor;

-- Which regime came into force when, as this deployment lived it (rules.md §2.1); and the records from before Mon espace
-- santé whose holders are still to be told that they will join it (LIF-04).
create table regime_change (
  id        uuid primary key,
  at        timestamptz not null,
  name      text not null,
  previous  text
);
create index record_never_integrated on record (state_since, id)
  where state = 'active' and not attached_to_mes and integration is null;

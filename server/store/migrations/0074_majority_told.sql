-- Who comes of age soon, and was told so with his parents (LIF-21).
alter table record add column told_of_majority boolean not null default false;
create index record_minor_to_tell on record (birth_date) where minor and not told_of_majority;

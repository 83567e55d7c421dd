-- VIS-17: the holder said that he read about organ donation. A refusal is never kept here: the Registre national des refus is.
alter table record add column informed_about_organ_donation boolean not null default false;

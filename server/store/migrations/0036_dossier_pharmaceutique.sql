-- FEED-09: the person objects to the Dossier Pharmaceutique (L1111-23), and nothing of it enters the record any more.
alter table record add column opposes_dossier_pharmaceutique boolean not null default false;

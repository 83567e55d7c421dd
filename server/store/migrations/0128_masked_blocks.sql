-- What the holder hides from professionals as one block, apart from « everything » (VIS-04, CNT-05): what the Assurance
-- Maladie sends of his care, and his directives anticipées, those to come too.
alter table record add column history_masked boolean not null default false;
alter table record add column directives_masked boolean not null default false;

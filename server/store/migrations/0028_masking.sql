-- VIS-04: the holder hides all his documents from professionals, those to come too, whatever is said of each.
alter table record add column everything_masked boolean not null default false;

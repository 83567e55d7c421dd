-- Come of age: the holder is asked, at each page of his carnet until he answers, whether he keeps his record (LIF-21).
alter table record add column asked_to_keep boolean not null default false;

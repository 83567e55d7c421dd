-- Under which master key this database is sealed: one row, that no other key makes. Written by the first start.
create table sealed_under (
  one   boolean primary key default true check (one),
  mark  bytea not null
);

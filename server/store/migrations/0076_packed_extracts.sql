-- What is read of documents stands in one table, their words too: each value alone, or many in one sealed pack
-- (docs/adr/0018).

-- What readers of structured documents made is made again, at the next look at their pages.
drop table document_extract;
create table document_extract (
  record_id   uuid not null references record (id),
  logical_id  uuid not null,
  -- What read the document: 'term' for its words. A reader that reads more has a higher version.
  reader      text not null,
  version     integer not null,
  -- Under the record's key; in a pack, or here.
  sealed      bytea,
  pack        uuid,
  primary key (record_id, logical_id, reader),
  constraint extract_stands_in_one_place check ((sealed is null) = (pack is not null))
);
create index document_extract_alone on document_extract (record_id, reader) where pack is null;
-- What is sealed is not compressed again.
alter table document_extract alter column sealed set storage main;

insert into document_extract (record_id, logical_id, reader, version, sealed, pack)
  select record_id, logical_id, 'term', 1, terms, pack from document_text;
alter table document_text drop column terms, drop column pack;

alter table term_pack rename to extract_pack;
alter index term_pack_of_record rename to extract_pack_of_record;
alter table extract_pack
  add column reader text not null default 'term',
  add column version integer not null default 1;
alter table extract_pack alter column reader drop default, alter column version drop default;

alter table record_to_pack
  add column reader text not null default 'term',
  add column version integer not null default 1,
  drop constraint record_to_pack_pkey,
  add primary key (record_id, reader, version);
alter table record_to_pack alter column reader drop default, alter column version drop default;

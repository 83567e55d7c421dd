-- The words of many documents of a record in one sealed value (docs/adr/0018): a search opens a few, not thousands.

create table term_pack (
  -- They follow time: of two that hold a document, which was read again in between, the later is right.
  id         uuid primary key,
  record_id  uuid not null references record (id),
  documents  integer not null,
  sealed     bytea not null
);
create index term_pack_of_record on term_pack (record_id);
alter table term_pack alter column sealed set storage external;

-- The words of a document stand in its own row, or in a pack.
alter table document_text
  alter column terms drop not null,
  add column pack uuid,
  add constraint words_stand_in_one_place check ((terms is null) = (pack is not null));
create index document_text_alone on document_text (record_id) where pack is null;

-- Records of which enough documents stand alone to be packed; those of before, at once.
create table record_to_pack (
  record_id  uuid primary key references record (id)
);
insert into record_to_pack (record_id)
  select record_id from document_text group by record_id having count(*) >= 32;

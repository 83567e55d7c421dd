-- The words of each document, to be searched by those who may read it (docs/adr/0018). Written by a job, from the bytes.

-- What is not read yet: written with the document, in the same statement; removed with the writing of its text.
create table unread_document (
  id          bigint generated always as identity primary key,
  record_id   uuid not null,
  -- Of the document, the same for all its versions: the bytes never change.
  logical_id  uuid not null,
  -- Counted before each: a document that ends the server is not tried for ever.
  attempts    integer not null default 0,
  not_before  timestamptz not null default '-infinity'
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1);

create table document_text (
  record_id   uuid not null references record (id),
  logical_id  uuid not null,
  -- False: a picture, or what no text could be made of. It is found by its title and its author.
  readable    boolean not null,
  -- Both sealed under the record's key: the words that are compared, and the text that a hit is shown in.
  terms       bytea not null,
  text        bytea not null,
  primary key (record_id, logical_id)
);
-- What is sealed is not compressed again. All the terms of a record are read at each search, its texts a few at a time.
alter table document_text alter column terms set storage main;
alter table document_text alter column text set storage external;

-- Those of before, the latest first.
insert into unread_document (record_id, logical_id)
  select record_id, logical_id from document
   where version = 1 and status <> 'deleted' and type_code <> 'E1762^^ASTM'
   order by submitted_at desc;

-- How far each reader of structured documents was looked for documents that it has not read: those that came before it, or
-- before its version. docs/adr/0018.
create table structured_reader (
  name            text primary key,
  version         integer not null,
  -- All documents up to this one were looked at; neither: none yet.
  after_record    uuid,
  after_document  uuid,
  finished        boolean not null default false
);

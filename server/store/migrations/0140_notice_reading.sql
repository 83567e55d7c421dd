-- The notification centre (TRA-08): which of the messages of a record each reader has read, or wants to see no more.
-- Each for himself: what one parent reads says nothing to the other.
create table notice_reading (
  record_id  uuid not null,
  notice_id  uuid not null,
  -- 'holder', or the id of the mandate by which somebody else reads.
  reader     text not null,
  read_at    timestamptz,
  removed_at timestamptz,
  primary key (record_id, notice_id, reader),
  constraint notice_reading_record_id_fkey
    foreign key (record_id, notice_id) references notice (record_id, id) on delete cascade
);
create index notice_of_holder on notice (record_id, at desc) where recipient = 'holder';

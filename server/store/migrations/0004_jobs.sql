-- What the server does by itself, once for all its nodes. Few rows: one per job.
create table job (
  name         text primary key,
  -- On the job's own clock: that of the law, or real time.
  due_at       timestamptz not null,
  -- Who runs it now, and until when that counts: the database's own time, the same for every node.
  holder       uuid,
  lease_until  timestamptz
);

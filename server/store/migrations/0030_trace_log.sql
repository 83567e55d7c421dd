-- TRA-14: every line of the histories is placed in a Merkle log (RFC 9162) by a job, after the act has committed.

-- What waits for its place: written with the line, in the same statement; removed by the job that seals it. A line that
-- commits late waits here all the same, whatever its date or its number. No index: acts only add, the job takes all.
create table unsealed_trace (
  -- None: a line of trace_without_record.
  record_id   uuid,
  id          uuid not null,
  -- SHA-256 of the words before they were sealed, salt included; none for a line without sealed words.
  words_hash  bytea
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1);

-- Those of before the log: the log holds who, what and when; their words have no salt, and rest on their seal alone.
insert into unsealed_trace (record_id, id) select record_id, id from trace order by at, id;
insert into unsealed_trace (id) select id from trace_without_record order by at, id;

-- One row, that the job locks: two nodes never seal at once, and no act ever waits for it.
create table trace_log (
  alone      boolean primary key default true check (alone),
  id         uuid not null default gen_random_uuid(),
  size       bigint not null default 0,
  -- Roots of the complete subtrees, largest first: all that is needed to go on.
  frontier   bytea[] not null default '{}',
  head_size  bigint not null default 0,
  head_at    timestamptz
);
insert into trace_log default values;

-- One leaf per line, for ever. record_id is that of the sealing, and stays when the record is merged or destroyed;
-- trace_id goes with the line, when the law destroys it.
create table trace_leaf (
  position    bigint primary key,
  record_id   uuid,
  trace_id    uuid,
  clear_hash  bytea not null,
  words_hash  bytea
);
create unique index trace_leaf_of_trace on trace_leaf (trace_id) where trace_id is not null;

-- Roots of the complete subtrees of 256, 65 536… leaves: a proof reads a few hundred rows, whatever the size.
create table trace_subtree (
  level  smallint not null,
  place  bigint not null,
  hash   bytea not null,
  primary key (level, place)
);

create table trace_head (
  size       bigint primary key,
  at         timestamptz not null,
  statement  text not null,
  signature  bytea not null
);

-- What remains of a record that entered another: two random numbers. Lines sealed under the first are found in the second.
create table merge_certificate (
  source     uuid primary key,
  target     uuid not null,
  at         timestamptz not null,
  statement  text not null,
  signature  bytea not null
);

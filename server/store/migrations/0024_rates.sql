-- How often someone asked, window by window: one row per caller and length of window, begun again when it has passed.
-- Shared by all nodes; housekeeping removes those that have passed.
create table rate (
  what        text not null,
  -- A pseudonym: a login, an address or an identifier is not kept here.
  subject     bytea not null,
  seconds     integer not null,
  started_at  timestamptz not null,
  count       integer not null,
  primary key (what, subject, seconds)
) with (fillfactor = 50);

-- Wrong passwords are counted there now, by the place they come from as well.
alter table account drop column failures, drop column locked_until;

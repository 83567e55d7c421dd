-- What is sent from a page of a session that is over is still known as its person's.
create index session_of_csrf on session (csrf);

-- What someone typed and sent after his session had ended, until he logs in again and confirms it, or for a day.
create table kept_form (
  -- Of the person who typed it, whatever record was open.
  record_id     uuid not null references record (id),
  -- A pseudonym of the address of the form, which may name a document.
  address_hash  bytea not null,
  -- JSON under the person's key: the address, the mandate whose record was open, the fields.
  sealed        bytea not null,
  kept_at       timestamptz not null,
  -- He was led back to it after a log-in: that happens once.
  offered       boolean not null default false,
  primary key (record_id, address_hash)
);
create index kept_form_in_time on kept_form (kept_at);
create index session_in_time on session (last_seen_at);

-- A person who can no longer enter asks for a letter with a code. What she wrote waits seconds for a job: at the door, a
-- person and nobody take the same time.
create table recovery_request (
  id           uuid primary key default gen_random_uuid(),
  ins          text not null,
  serial_hash  bytea not null,
  asked_at     timestamptz not null
);

-- The code of such a letter opens anew an account that is open, and what she came in by before ends then.
alter table activation_code add column recovers boolean not null default false;

-- What the holder is shown of each open session, to know it and to close it (ASVS 7.5.2). `id` is no secret: the token is.
-- Of the browser, its family and its system alone: the rest of what it says of itself would tell devices apart.
-- One that ended by itself is told apart from one that was closed, which leaves nothing.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column browser text,
  add column system text,
  add column ended_at timestamptz;

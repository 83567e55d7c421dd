-- Much more than usual in one day, by one professional or structure: told to the operator once, kept with what he concluded.
-- Nothing of any patient. trust.md §2.
create table unusual_activity (
  id           uuid primary key,
  day          date not null,
  actor_kind   text not null,
  actor_id     text not null,
  measure      text not null check (measure in ('existenceTests', 'recordsOpened')),
  count        integer not null,
  usual        real not null,
  found_at     timestamptz not null,
  reviewed_at  timestamptz,
  reviewer     text,
  comment      text,
  unique (actor_id, actor_kind, day, measure)
);
create index unusual_activity_waiting on unusual_activity (day, id) where reviewed_at is null;

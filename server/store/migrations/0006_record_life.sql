-- How a person is reached and who represents him: sealed, for it finds nobody.
create table contact (
  record_id  uuid primary key references record (id),
  sealed     bytea not null
);

-- The evidence of each creation, reactivation and closing: the consent kept with the regime it was given under.
create table life_event (
  record_id     uuid not null references record (id),
  id            uuid not null,
  at            timestamptz not null,
  kind          text not null check (kind in ('created', 'reopened', 'closed')),
  regime        text not null,
  actor_id      text not null,
  -- When the person ticked the box, as the software says; none for a closing.
  consented_at  timestamptz,
  -- Code of the motive of a closing; its free text is sealed.
  motive        text,
  sealed        bytea,
  primary key (record_id, id)
);

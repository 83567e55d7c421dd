-- The journal of emergency accesses, beside the history of each record: what the operator reviews (EMG-12) and what the
-- holder is shown at his next log-in (EMG-07). The acts of one professional on one record within the hour are one access;
-- what he did, and the reason he gave, stand in the history, sealed.
create table emergency_access (
  record_id     uuid not null references record (id) on delete cascade,
  id            uuid not null,
  at            timestamptz not null,
  hour          timestamptz not null,
  mode          text not null check (mode in ('brisDeGlace', 'centre15')),
  actor_id      text not null,
  -- Done in a secret session: not shown where representatives may read.
  secret        boolean not null,
  seen_at       timestamptz,
  reviewed_at   timestamptz,
  reviewer      text,
  verdict       text check (verdict in ('justified', 'unjustified')),
  comment       bytea,
  check ((reviewed_at is null) = (verdict is null)),
  primary key (record_id, id),
  unique (record_id, actor_id, mode, hour)
);
create index emergency_access_to_review on emergency_access (at, id) where reviewed_at is null;
create index emergency_access_by_time on emergency_access (at, id);
create index emergency_access_by_actor on emergency_access (actor_id, at);
create index emergency_access_unseen on emergency_access (record_id) where seen_at is null and not secret;

-- Those of before the journal. Of the past, nobody is told again.
insert into emergency_access (record_id, id, at, hour, mode, actor_id, secret, seen_at)
select distinct on (record_id, actor_id, mode, date_trunc('hour', at))
       record_id, id, at, date_trunc('hour', at), mode, actor_id, secret, at
  from trace
 where mode <> 'normal' and outcome = 'done' and action <> 'testExistence'
 order by record_id, actor_id, mode, date_trunc('hour', at), at;

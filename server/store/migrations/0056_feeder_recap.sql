-- Which services feed a record by themselves (TRA-10): the structures whose certificate brought a document.
create table feeder (
  record_id   uuid not null references record (id) on delete cascade,
  service_id  text not null,
  primary key (record_id, service_id)
);

-- Since when the holder was not told which services feed his record: the first feed, then each recap. No row: none does.
create table feeder_recap (
  record_id  uuid primary key references record (id) on delete cascade,
  since      timestamptz not null
);
create index feeder_recap_since on feeder_recap (since);

-- Those that fed before there were recaps. What a person deposits by card, or a member of staff, has another depositor
-- or another kind of actor.
create temporary table fed on commit drop as
select d.record_id, d.depositor_id as service_id, max(t.at) as at
  from trace t
 cross join unnest(t.documents) as told (unique_id)
  join document d on d.record_id = t.record_id and d.unique_id = told.unique_id
 where t.action in ('submitDocuments', 'replaceDocument') and t.outcome = 'done'
   and t.actor_kind in ('structure', 'professional') and d.depositor_id <> t.actor_id
   and exists (select from structure s where s.id = d.depositor_id)
 group by 1, 2;
insert into feeder select record_id, service_id from fed;
insert into feeder_recap select record_id, max(at) from fed group by record_id;

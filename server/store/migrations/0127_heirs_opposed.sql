-- What the person says last of her heirs (LIF-19), beside the evidence of it in the life of the record: her page shows it,
-- and nothing is given against it.
alter table record add column heirs_opposed boolean not null default false;

update record r set heirs_opposed = true
 where (select e.kind from life_event e
         where e.record_id = r.id and e.kind in ('heirsOpposed', 'heirsAccepted')
         order by e.at desc, e.id desc limit 1) = 'heirsOpposed';

-- VIS-03, VIS-15: who masked a document, since what the holder masked is no author's to show again.
-- A mask of before is a professional's when nothing says otherwise: he stated it at the deposit of a document that
-- replaces none, and nobody who acts for the holder ever masked it. In doubt, it is the holder's.
alter table document add column masked_by text check (masked_by in ('holder', 'professional'));

update document d
   set masked_by = case when d.depositor_id = 'TITULAIRE'
                          or exists (select from association a
                                      where a.record_id = d.record_id
                                        and a.type = 'urn:ihe:iti:2007:AssociationType:RPLC'
                                        and a.source_uuid in (select v.entry_uuid from document v
                                                               where v.record_id = d.record_id
                                                                 and v.logical_id = d.logical_id))
                          or exists (select from trace t
                                      where t.record_id = d.record_id and t.action = 'maskDocument'
                                        and t.outcome = 'done'
                                        and t.actor_kind in ('patient', 'legalRepresentative', 'carer')
                                        and t.documents @> array[d.unique_id])
                        then 'holder' else 'professional' end
 where d.masked;

alter table document add constraint document_masked_by_someone check (masked = (masked_by is not null));

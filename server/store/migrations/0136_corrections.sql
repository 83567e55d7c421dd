-- The holder asks who wrote a document to correct it (P-33, EHDS-03): `addressed_to`, who may answer beside the operator.
alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check
  check (kind in ('access', 'document', 'service', 'deposits', 'correction'));
alter table report add column addressed_to text[] not null default '{}';
create index report_addressed_to on report using gin (addressed_to) where addressed_to <> '{}';

-- CON-08: the holder asks, with his reason, that a professional or a structure no longer deposits. The operator answers.
alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check check (kind in ('access', 'document', 'service', 'deposits'));

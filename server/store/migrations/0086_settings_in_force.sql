-- What the law was set to when it came into force: a file of regimes that changes a setting under the same name is also a
-- change (rules.md §2.1). Null: from before this was kept.
alter table regime_change add column settings jsonb;

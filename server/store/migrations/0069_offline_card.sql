-- When the holder chose that his emergency card may be read without network; null: he did not, or no longer does.
alter table emergency_card add column offline_since timestamptz;

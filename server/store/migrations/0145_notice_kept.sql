-- Of a reading that who represents the holder may not know of: he alone finds it among his messages. rules.md VIS-08, VIS-09.
alter table notice add column kept_from_representatives boolean not null default false;

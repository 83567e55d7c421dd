-- Who is asked to represent a minor with his first representative (LIF-20), or to help a holder (CNT-07). Accepted, an
-- invitation becomes the mandate of the same id; the others stay to be told of, and open nothing.
create table invitation (
  record_id          uuid not null references record (id) on delete cascade,
  id                 uuid not null,
  kind               text not null check (kind in ('parent', 'tutor', 'carer')),
  -- A pseudonym of the matricule that was given: the same person is not asked twice.
  invited            bytea not null,
  -- His own record. Null: nobody is known by that matricule and that name, which is told to no one.
  person_record_id   uuid,
  -- The own record of who asked, who is told of the answer.
  inviter_record_id  uuid not null,
  invited_at         timestamptz not null,
  answer_by          timestamptz not null,
  state              text not null check (state in ('pending', 'accepted', 'refused', 'withdrawn')),
  ended_at           timestamptz,
  -- What a carer is asked to help with.
  months             integer check ((kind = 'carer') = (months is not null)),
  may_write          boolean not null default false,
  excluded_classes   text[] not null default '{}',
  -- Names, as they were given: sealed.
  sealed             bytea not null,
  check ((ended_at is null) = (state = 'pending')),
  primary key (record_id, id)
);
create index invitation_pending on invitation (record_id) where state = 'pending';
create index invitation_of_person on invitation (person_record_id);
create index invitation_of_inviter on invitation (inviter_record_id);

-- A carer whom the holder lets add documents, change and delete them.
alter table mandate add column may_write boolean not null default false;

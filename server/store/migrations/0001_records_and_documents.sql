-- Every table that belongs to a record carries its id in its primary key and in every unique constraint:
-- records can be spread over several servers. The few tables that find a record, or forbid a duplicate,
-- are small and can be copied everywhere.

create table record (
  id                     uuid primary key,
  state                  text not null check (state in ('informed', 'opposed', 'active', 'suspended', 'closed')),
  state_since            timestamptz not null,
  -- Identity, in clear: it finds the record, and goes with it.
  birth_name             text not null,
  birth_first_name       text not null,
  first_names            text not null,
  used_name              text,
  used_first_name        text,
  birth_date             text not null,
  sex                    text not null check (sex in ('M', 'F', 'U')),
  birth_place            text not null,
  -- The patient's three emergency consents (EMG-03).
  etreat                 boolean not null,
  btg                    boolean not null,
  masked                 boolean not null,
  check (not masked or etreat or btg),
  medecin_traitant       text,
  internet_account_open  boolean not null,
  attached_to_mes        boolean not null,
  -- The record's key, wrapped by the master key: destroy it and the record is unreadable.
  wrapped_key            bytea not null
);

-- A person may have had several matricules; each finds the one record.
create table patient_identifier (
  ins        text not null,
  ins_oid    text not null,
  record_id  uuid not null,
  current    boolean not null,
  primary key (ins, ins_oid)
);
create index patient_identifier_record on patient_identifier (record_id);

create table authorisation (
  record_id        uuid not null references record (id),
  actor_kind       text not null check (actor_kind in ('professional', 'structure', 'careTeam')),
  actor_id         text not null,
  type             text not null check (type in ('permit', 'deny')),
  granted_at       timestamptz not null,
  expires_at       timestamptz,
  collected_by     text,
  administrator    boolean not null default false,
  express_consent  boolean not null default false,
  -- Members of a care team, by PS_IdNat.
  members          text[] not null default '{}',
  primary key (record_id, actor_kind, actor_id)
);

create table submission (
  record_id     uuid not null references record (id),
  entry_uuid    uuid not null,
  unique_id     text not null,
  source_id     text not null,
  content_type  text not null,
  author_persons text[] not null,
  submitted_at  timestamptz not null,
  status        text not null check (status in ('approved', 'deprecated')),
  depositor_id  text not null,
  -- The RegistryPackage as it is served, sealed.
  sealed        bytea not null,
  primary key (record_id, entry_uuid),
  unique (record_id, unique_id)
);

create table document (
  record_id              uuid not null references record (id),
  entry_uuid             uuid not null,
  logical_id             uuid not null,
  version                integer not null,
  unique_id              text not null,
  submission_uuid        uuid not null,
  status                 text not null check (status in ('approved', 'deprecated', 'archived', 'deleted')),
  submitted_at           timestamptz not null,
  depositor_id           text not null,
  author_ids             text[] not null,
  -- What searches narrow on; codes as 'code^^system'.
  author_persons         text[] not null,
  object_type            text not null,
  type_code              text not null,
  class_code             text not null,
  format_code            text not null,
  practice_setting_code  text not null,
  facility_type_code     text not null,
  confidentiality_codes  text[] not null,
  event_codes            text[] not null,
  reference_ids          text[] not null,
  creation_time          timestamptz not null,
  service_start_time     timestamptz,
  service_stop_time      timestamptz,
  masked                 boolean not null,
  invisible_to_patient   boolean not null,
  invisible_to_representatives boolean not null,
  -- Title and names, for a list or a line of the history; and the ExtrinsicObject as it is served. Both sealed, and
  -- never read before the decision.
  label                  bytea not null,
  fragment               bytea not null,
  blob                   text not null,
  -- The blob's own key, wrapped by the record's.
  blob_key               bytea not null,
  size_bytes             bigint not null,
  primary key (record_id, entry_uuid),
  unique (record_id, logical_id, version)
);
create index document_unique_id on document (record_id, unique_id);
create index document_blob on document (blob);

create table association (
  record_id        uuid not null references record (id),
  entry_uuid       uuid not null,
  type             text not null,
  source_uuid      uuid not null,
  target_uuid      uuid not null,
  submission_uuid  uuid not null,
  slots            jsonb not null,
  primary key (record_id, entry_uuid)
);
create index association_source on association (record_id, source_uuid);
create index association_target on association (record_id, target_uuid);

-- One document in the world per uniqueId (XDSDuplicateUniqueIdInRegistry).
create table unique_id_owner (
  unique_id  text primary key,
  record_id  uuid not null
);

create table trace (
  record_id   uuid not null references record (id),
  id          uuid not null,
  at          timestamptz not null,
  action      text not null,
  outcome     text not null check (outcome in ('done', 'refused')),
  actor_kind  text not null,
  actor_id    text not null,
  mode        text not null,
  secret      boolean not null,
  -- The uniqueIds it is about: a line waits as long as its reader may see none of them.
  documents   text[] not null,
  -- Who in words, which documents, which checks, how many were left out: sealed.
  sealed      bytea not null,
  primary key (record_id, id)
);
create index trace_by_time on trace (record_id, at desc);
create index trace_by_actor on trace (actor_id, at);

-- An act about a person without a record: traced too, under a pseudonym of his matricule.
create table trace_without_record (
  id          uuid primary key,
  subject     bytea not null,
  at          timestamptz not null,
  action      text not null,
  refusal     text,
  actor_kind  text not null,
  actor_id    text not null
);
create index trace_without_record_by_actor on trace_without_record (actor_id, at);

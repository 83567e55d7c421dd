-- The plain IHE affinity domain (profile ihe-base): its own patients and documents, none shared with the records.

-- Its one key, wrapped by the master key: it seals metadata and wraps the keys of documents.
create table ihe_domain (
  singleton    boolean primary key default true check (singleton),
  id           uuid not null,
  wrapped_key  bytea not null
);

create table ihe_patient (
  id          uuid primary key,
  -- HL7 v2 CX, `id^^^&oid&ISO`: it finds the patient.
  identifier  text not null unique,
  known_at    timestamptz not null
);

-- Submission sets, entries, folders and associations: what the rules of the registry look at, in clear; the rest sealed.
create table ihe_object (
  entry_uuid        uuid primary key,
  patient_id        uuid not null references ihe_patient (id),
  kind              text not null check (kind in ('submissionSet', 'documentEntry', 'folder', 'association')),
  logical_id        uuid not null,
  version           integer not null,
  status            text not null check (status in ('approved', 'deprecated')),
  unique_id         text,
  type              text,
  source_uuid       uuid,
  target_uuid       uuid,
  -- Of folders.
  last_update_time  timestamptz,
  sealed            bytea not null,
  unique (logical_id, version)
);
create index ihe_object_patient on ihe_object (patient_id);
create index ihe_object_unique_id on ihe_object (unique_id);
create index ihe_object_source on ihe_object (source_uuid);
create index ihe_object_target on ihe_object (target_uuid);

-- The bytes that the repository of the domain holds.
create table ihe_document (
  unique_id   text primary key,
  blob        text not null,
  -- The blob's own key, wrapped by the domain's.
  blob_key    bytea not null,
  mime_type   text not null,
  size_bytes  bigint not null
);
create index ihe_document_blob on ihe_document (blob);

-- One line per act, for the operator.
create table ihe_trace (
  id           uuid primary key,
  at           timestamptz not null,
  transaction  text not null,
  outcome      text not null check (outcome in ('done', 'refused')),
  -- XDS codes of a refusal.
  codes        text[] not null,
  -- Who was at the other end: the fingerprint of his certificate, or nothing without TLS.
  client       text,
  -- Patients and uniqueIds, sealed.
  sealed       bytea not null
);
create index ihe_trace_by_time on ihe_trace (at);

-- CON-02: how the member who recorded the consent of the patient calls the team. A name tells what one is treated for: sealed.
create table care_team (
  record_id  uuid not null references record (id),
  id         text not null,
  name       bytea not null,
  primary key (record_id, id)
);

-- Who activates her carnet with a passkey alone has neither identifier nor password, until she chooses both.
alter table account
  alter column login drop not null,
  alter column password_hash drop not null,
  add constraint login_with_its_password check ((login is null) = (password_hash is null));

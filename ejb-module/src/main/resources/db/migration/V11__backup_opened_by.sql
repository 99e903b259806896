-- The profile of this vault that opens a backup. It may be another than the one the manifest names:
-- a key imported again has another id. The foreign key keeps the last key of a stored backup.
-- Runs unchanged on H2 and PostgreSQL.

alter table backup add column opened_by varchar(64);
alter table backup add constraint backup_opened_by_known
  foreign key (opened_by) references encryption_profile (id);
create index backup_by_opener on backup (opened_by);

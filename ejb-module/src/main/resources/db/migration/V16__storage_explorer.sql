-- What the last scan of a destination saw, so that a listing needs no scan, and what lay there over
-- time. Runs unchanged on H2 and PostgreSQL.

-- Null until a scan has seen the backup, and when all of it is there.
alter table backup add column last_modified timestamp with time zone;
alter table backup add column problem text;

-- What a search looks at, in lower case. Not "text": H2 keeps that outside of the row.
alter table backup add column search_text varchar;
update backup set search_text = lower(stored_path || ' ' || coalesce(job_name, '') || ' ' || databases);
alter table backup alter column search_text set not null;

create index backup_newest on backup (destination_id, created_at desc, id desc);
drop index backup_by_destination;

create table catalogue_state (
  destination_id varchar(26) primary key references adapter_config (id) on delete cascade,
  scanned_at timestamp with time zone not null,
  foreign_count bigint not null,
  foreign_size bigint not null
);

-- Objects at a destination that belong to no backup, up to a limit; all are in the count above.
create table foreign_object (
  id varchar(26) primary key,
  destination_id varchar(26) not null references adapter_config (id) on delete cascade,
  stored_path varchar(1000) not null,
  stored_size bigint not null,
  last_modified timestamp with time zone not null,
  reason text not null,
  constraint foreign_object_unique unique (destination_id, stored_path)
);

create table storage_snapshot (
  id varchar(26) primary key,
  destination_id varchar(26) not null references adapter_config (id) on delete cascade,
  total_size bigint not null,
  file_count bigint not null,
  created_at timestamp with time zone not null
);
create index storage_snapshot_by_destination on storage_snapshot (destination_id, created_at);

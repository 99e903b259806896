-- Jobs, adapters, executions and the catalogue of backups. Runs unchanged on H2 and PostgreSQL.

create table adapter_config (
  id varchar(26) primary key,
  name varchar(200) not null,
  type varchar(20) not null,
  adapter_id varchar(40) not null,
  config text not null,
  engine_version varchar(200),
  health varchar(20),
  failures_in_a_row integer not null,
  last_check_at timestamp with time zone,
  last_error text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint not null,
  constraint adapter_config_name_unique unique (type, name)
);

create table encryption_profile (
  id varchar(64) primary key,
  name varchar(200) not null,
  description text,
  encrypted_key text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint not null,
  constraint encryption_profile_name_unique unique (name)
);

create table backup_job (
  id varchar(26) primary key,
  name varchar(200) not null,
  schedule varchar(200) not null,
  enabled boolean not null,
  source_id varchar(26) not null references adapter_config (id),
  databases text not null,
  compression varchar(10) not null,
  compression_level integer,
  encryption_profile_id varchar(64) references encryption_profile (id),
  notification_ids text not null,
  notify_success boolean not null,
  notify_partial boolean not null,
  notify_failure boolean not null,
  retention text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint not null,
  constraint backup_job_name_unique unique (name)
);

create table job_destination (
  job_id varchar(26) not null references backup_job (id),
  destination_id varchar(26) not null references adapter_config (id),
  priority integer not null,
  retention text,
  constraint job_destination_unique unique (job_id, destination_id)
);
create index job_destination_by_destination on job_destination (destination_id);
create index backup_job_by_source on backup_job (source_id);

-- job_id has no foreign key on purpose: history outlives its job.
create table execution (
  id varchar(26) primary key,
  type varchar(20) not null,
  status varchar(20) not null,
  stage varchar(20) not null,
  job_id varchar(26),
  job_name varchar(200),
  trigger_kind varchar(20) not null,
  triggered_by varchar(64),
  slot timestamp with time zone,
  pending_key varchar(26),
  parameters text,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  progress integer not null,
  bytes_done bigint not null,
  bytes_total bigint not null,
  stored_size bigint,
  stored_path text,
  error text,
  result text,
  leftovers text,
  node_id varchar(64),
  lease_until timestamp with time zone,
  cancel_requested boolean not null,
  version bigint not null,
  constraint execution_slot_unique unique (job_id, slot),
  constraint execution_pending_unique unique (pending_key)
);
create index execution_by_status on execution (status, created_at);
create index execution_by_creation on execution (created_at);
create index execution_by_job on execution (job_id, created_at);

create sequence execution_log_seq start with 1 increment by 1;

create table execution_log (
  id bigint primary key,
  execution_id varchar(26) not null references execution (id) on delete cascade,
  logged_at timestamp with time zone not null,
  log_level varchar(10) not null,
  stage varchar(20) not null,
  message text not null,
  details text
);
create index execution_log_by_execution on execution_log (execution_id, id);

-- The one row that claims of executions lock, so that nodes claim one after the other.
create table queue_lock (
  id integer primary key
);
insert into queue_lock (id) values (1);

create table backup (
  id varchar(26) primary key,
  destination_id varchar(26) not null references adapter_config (id),
  stored_path varchar(1000) not null,
  backup_id varchar(64) not null,
  execution_id varchar(26),
  job_id varchar(26),
  job_name varchar(200),
  source_id varchar(26),
  source_name varchar(200),
  source_type varchar(40) not null,
  engine_version varchar(200),
  databases text not null,
  compression varchar(10) not null,
  encryption_profile_id varchar(64),
  stored_size bigint not null,
  plain_size bigint not null,
  checksum varchar(64) not null,
  manifest text not null,
  locked boolean not null,
  safety_copy boolean not null,
  created_at timestamp with time zone not null,
  verified_at timestamp with time zone,
  verification_passed boolean,
  verification_error text,
  version bigint not null,
  constraint backup_path_unique unique (destination_id, stored_path)
);
create index backup_by_destination on backup (destination_id, created_at);
create index backup_by_job on backup (job_id, created_at);
create index backup_by_profile on backup (encryption_profile_id);

create table download_token (
  hash varchar(64) primary key,
  destination_id varchar(26) not null,
  stored_path varchar(1000) not null,
  decrypt boolean not null,
  created_by varchar(64),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

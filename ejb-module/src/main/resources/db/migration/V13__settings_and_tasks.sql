-- What administrators changed at run time: settings, and when system tasks run. A row is there only for what differs
-- from the default. A task's name is longer than a job's id, and takes the job's place in the queue's unique keys.
-- Runs unchanged on H2 and PostgreSQL.

create table setting (
  name varchar(100) primary key,
  content varchar(4000) not null,
  updated_at timestamp with time zone not null,
  version bigint not null
);

create table system_task (
  id varchar(40) primary key,
  schedule varchar(200),
  run_on_startup boolean,
  enabled boolean,
  updated_at timestamp with time zone not null,
  version bigint not null
);

alter table execution alter column job_id set data type varchar(40);
alter table execution alter column pending_key set data type varchar(40);
create index execution_by_type on execution (type, created_at);

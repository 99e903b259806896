-- The outbox of notifications, and the record of what was sent. No foreign keys on purpose: writing a row must
-- wait for nobody, and the record outlives channels and executions. Runs unchanged on H2 and PostgreSQL.

create table notification (
  id varchar(26) primary key,
  adapter_config_id varchar(26) not null,
  adapter_name varchar(200) not null,
  execution_id varchar(26),
  job_id varchar(26),
  job_name varchar(200),
  event varchar(20) not null,
  about_id varchar(26),
  title varchar(500) not null,
  payload text not null,
  status varchar(10) not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  ended_at timestamp with time zone,
  last_error text,
  node_id varchar(64),
  lease_until timestamp with time zone,
  version bigint not null
);
create index notification_by_due on notification (status, next_attempt_at);
create index notification_by_creation on notification (created_at);
create index notification_by_adapter on notification (adapter_config_id, created_at);
create index notification_by_execution on notification (execution_id);

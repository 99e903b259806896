-- Attempts to reach configured adapters. Runs unchanged on H2 and PostgreSQL.

create table health_check (
  id varchar(26) primary key,
  adapter_config_id varchar(26) not null references adapter_config (id) on delete cascade,
  health varchar(20) not null,
  latency_ms bigint not null,
  error text,
  created_at timestamp with time zone not null
);
create index health_check_by_adapter on health_check (adapter_config_id, created_at);

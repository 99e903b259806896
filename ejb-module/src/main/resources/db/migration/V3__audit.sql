-- The audit trail. No foreign keys: a line outlives the user and the thing it speaks of.

create table audit_entry (
  id varchar(26) primary key,
  occurred_at timestamp with time zone not null,
  user_id varchar(26),
  user_email varchar(254),
  api_key_id varchar(26),
  action varchar(20) not null,
  resource varchar(20) not null,
  resource_id varchar(200),
  details text not null,
  ip_address varchar(64),
  user_agent varchar(300)
);
create index audit_entry_by_time on audit_entry (occurred_at, id);
create index audit_entry_by_user on audit_entry (user_id, occurred_at);
create index audit_entry_by_resource on audit_entry (resource, resource_id);

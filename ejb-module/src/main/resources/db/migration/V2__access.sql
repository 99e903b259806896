-- Users, groups, API keys, sessions, and the check value of the master key. Runs unchanged on H2 and PostgreSQL.

create table user_group (
  id varchar(26) primary key,
  name varchar(200) not null,
  permissions text not null,
  built_in boolean not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint not null,
  constraint user_group_name_unique unique (name)
);

-- The SuperAdmin group; what it may do is decided by the program, not by this list.
insert into user_group (id, name, permissions, built_in, created_at, updated_at, version)
values ('0000000000000000superadmin', 'SuperAdmin', '[]', true, current_timestamp, current_timestamp, 0);

create table app_user (
  id varchar(26) primary key,
  email varchar(254) not null,
  name varchar(200) not null,
  enabled boolean not null,
  password_hash varchar(300),
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  last_login_at timestamp with time zone,
  version bigint not null,
  constraint app_user_email_unique unique (email)
);

create table user_group_member (
  user_id varchar(26) not null references app_user (id),
  group_id varchar(26) not null references user_group (id),
  primary key (user_id, group_id)
);
create index user_group_member_by_group on user_group_member (group_id);

create table api_key (
  id varchar(26) primary key,
  name varchar(200) not null,
  owner_id varchar(26) not null references app_user (id),
  prefix varchar(32) not null,
  secret_hash varchar(64) not null,
  permissions text not null,
  enabled boolean not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint not null,
  constraint api_key_secret_unique unique (secret_hash)
);
create index api_key_by_owner on api_key (owner_id);

create table user_session (
  id varchar(26) primary key,
  token_hash varchar(64) not null,
  user_id varchar(26) not null references app_user (id),
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ip_address varchar(64),
  user_agent varchar(300),
  constraint user_session_token_unique unique (token_hash)
);
create index user_session_by_user on user_session (user_id);
create index user_session_by_expiry on user_session (expires_at);

-- Hashes of the tokens with which the first administrator can be made; empty once there is a user.
create table setup_token (
  hash varchar(64) primary key
);

-- Values of the instance as a whole, such as the check value of the master key.
create table instance_value (
  name varchar(40) primary key,
  content text not null
);

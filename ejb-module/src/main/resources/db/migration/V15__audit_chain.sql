-- The audit trail as a chain: every line carries its place, a MAC of its content, and a MAC that ties it to the line before.
-- Lines of older versions have none of them; the head counts those, so that none is added or taken away unseen.

alter table audit_entry add column chain_sequence bigint;
alter table audit_entry add column content_mac varchar(64);
alter table audit_entry add column chain_mac varchar(64);
alter table audit_entry add constraint audit_entry_sequence_unique unique (chain_sequence);

-- One row, locked by whoever appends. It has no MAC until the first line is appended, since only the program holds the key.
create table audit_head (
  id integer primary key,
  first_sequence bigint not null,
  anchor varchar(64) not null,
  last_sequence bigint not null,
  last_mac varchar(64) not null,
  unchained bigint not null,
  mac varchar(64) not null
);
insert into audit_head (id, first_sequence, anchor, last_sequence, last_mac, unchained, mac) values (1, 1, '', 0, '', 0, '');

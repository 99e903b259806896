-- What dashboard and metrics read, kept so that no question costs more the longer the history is.
-- Runs unchanged on H2 and PostgreSQL.

-- Since when a job has the schedule it has; null means since its last change.
alter table backup_job add column schedule_since timestamp with time zone;
update backup_job set schedule_since = updated_at;

-- How the latest runs of a job ended; one row for each job.
create table job_outcome (
  job_id varchar(26) primary key,
  last_started_at timestamp with time zone,
  last_status varchar(20),
  last_success_at timestamp with time zone,
  last_verified_at timestamp with time zone
);

insert into job_outcome (job_id, last_started_at, last_status, last_success_at, last_verified_at)
select j.id,
  (select max(e.started_at) from execution e
    where e.job_id = j.id and e.type = 'BACKUP' and e.ended_at is not null),
  (select e.status from execution e
    where e.job_id = j.id and e.type = 'BACKUP' and e.status in ('SUCCESS', 'PARTIAL', 'FAILED')
    order by e.created_at desc, e.id desc fetch first 1 row only),
  (select max(e.ended_at) from execution e
    where e.job_id = j.id and e.type = 'BACKUP' and e.status = 'SUCCESS'),
  (select max(b.verified_at) from backup b where b.job_id = j.id and b.verification_passed = true)
from backup_job j;

-- Ended executions of a day in the instance's time zone. Rows stay when old executions are deleted.
create table execution_day (
  id varchar(60) primary key,
  ended_on date not null,
  type varchar(20) not null,
  status varchar(20) not null,
  runs bigint not null,
  duration_ms bigint not null,
  stored_bytes bigint not null
);
create index execution_day_by_date on execution_day (ended_on);

insert into execution_day (id, ended_on, type, status, runs, duration_ms, stored_bytes)
select cast(d.ended_on as varchar(10)) || ' ' || d.type || ' ' || d.status, d.ended_on, d.type, d.status,
  count(*), coalesce(sum(d.duration_ms), 0), coalesce(sum(d.stored_size), 0)
from (
  select cast(e.ended_at as date) as ended_on, e.type, e.status, e.stored_size,
    cast(extract(epoch from (e.ended_at - e.started_at)) * 1000 as bigint) as duration_ms
  from execution e
  where e.ended_at is not null
) d
group by d.ended_on, d.type, d.status;

-- What each destination holds; one row for each destination.
create table destination_usage (
  destination_id varchar(26) primary key,
  backup_count bigint not null,
  stored_bytes bigint not null
);

insert into destination_usage (destination_id, backup_count, stored_bytes)
select c.id,
  (select count(*) from backup b where b.destination_id = c.id),
  coalesce((select sum(b.stored_size) from backup b where b.destination_id = c.id), 0)
from adapter_config c where c.type = 'STORAGE';

-- Lists are newest first, and H2 uses an index for that only when it has the same direction.
drop index execution_by_creation;
drop index execution_by_status;
drop index execution_by_job;
drop index execution_by_type;
create index backup_job_newest on backup_job (created_at desc, id desc);
create index execution_newest on execution (created_at desc, id desc);
create index execution_newest_by_job on execution (job_id, created_at desc, id desc);
create index execution_newest_by_status on execution (status, created_at desc, id desc);
create index execution_newest_by_type on execution (type, created_at desc, id desc);
create index execution_newest_by_both on execution (type, status, created_at desc, id desc);
create index execution_by_end on execution (type, ended_at, status);

-- Whether leftovers is set, since nobody can look for that in a text without reading every row.
alter table execution add column may_have_left boolean default false not null;
update execution set may_have_left = true where leftovers is not null;
create index execution_by_leftovers on execution (may_have_left);

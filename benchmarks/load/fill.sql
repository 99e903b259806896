-- A metadata database as it is after years: 10,000 jobs, 1,000,000 executions of the last hundred days, 5,000,000 log rows,
-- 140,000 stored backups, 100,000 of them at one destination. Every row of its own kind is added to the schema of an instance that has just been started for the first time.
-- SERIES(n) is replaced by the words of the database for the numbers from 0 to n - 1, called r.x.
-- No job comes due while the benchmark runs: their schedules, all different, are half a year away.

insert into adapter_config (id, name, type, adapter_id, config, health, failures_in_a_row, created_at, updated_at, version)
select 'src' || lpad(cast(r.x as varchar), 23, '0'), 'Source ' || r.x, 'DATABASE', 'postgres', '{}', 'HEALTHY', 0,
  current_timestamp, current_timestamp, 0
from SERIES(200);

insert into adapter_config (id, name, type, adapter_id, config, health, failures_in_a_row, created_at, updated_at, version)
select 'dst' || lpad(cast(r.x as varchar), 23, '0'), 'Destination ' || r.x, 'STORAGE', 'local-fs', '{}', 'HEALTHY', 0,
  current_timestamp, current_timestamp, 0
from SERIES(20);

insert into backup_job (id, name, schedule, enabled, source_id, databases, compression, notification_ids, notify_success,
  notify_partial, notify_failure, retention, created_at, updated_at, schedule_since, version)
select 'job' || lpad(cast(r.x as varchar), 23, '0'), 'Job ' || r.x,
  mod(r.x, 60) || ' ' || mod(r.x / 60, 24) || ' ' || (1 + r.x / 1440) || ' '
    || cast(extract(month from current_timestamp + interval '180' day) as integer) || ' *',
  mod(r.x, 50) <> 0, 'src' || lpad(cast(mod(r.x, 200) as varchar), 23, '0'), '[]', 'ZSTD', '[]', true, true, true,
  '{"mode":"NONE"}', current_timestamp - interval '1' second * r.x, current_timestamp, current_timestamp, 0
from SERIES(10000);

insert into job_destination (job_id, destination_id, priority)
select 'job' || lpad(cast(r.x as varchar), 23, '0'), 'dst' || lpad(cast(mod(r.x, 20) as varchar), 23, '0'), 0
from SERIES(10000);

insert into execution (id, type, status, stage, job_id, job_name, trigger_kind, created_at, started_at, ended_at, progress,
  bytes_done, bytes_total, stored_size, stored_path, error, result, cancel_requested, version)
select 'exe' || lpad(cast(e.x as varchar), 23, '0'),
  case when mod(e.x / 10000, 10) = 5 then 'VERIFICATION' else 'BACKUP' end,
  e.status, case when e.status = 'FAILED' then 'FAILED' else 'COMPLETED' end,
  'job' || lpad(cast(mod(e.x, 10000) as varchar), 23, '0'), 'Job ' || mod(e.x, 10000), 'SCHEDULER', e.begun, e.begun,
  e.begun + interval '1' second * cast(mod(e.x * 31, 600) as bigint), 100, 1000000, 1000000, 700000 + mod(e.x, 9999),
  'backups/job ' || mod(e.x, 10000) || '/' || e.x || '.dump.zst',
  case when e.status = 'SUCCESS' then null else 'The dump tool ended with status 1: the connection was lost' end,
  '{"databases":["one","two"],"destinations":[{"id":"dst","state":"stored"}]}', false, 0
from (
  select r.x as x,
    case when mod(r.x * 7919, 100) < 93 then 'SUCCESS' when mod(r.x * 7919, 100) < 97 then 'FAILED'
      when mod(r.x * 7919, 100) < 99 then 'PARTIAL' else 'CANCELLED' end as status,
    current_timestamp - interval '1' second * cast((1000100 - r.x) * 8.64 as bigint) as begun
  from SERIES(1000000)
) e;

insert into execution_log (id, execution_id, logged_at, log_level, stage, message)
select 1000000 + r.x, 'exe' || lpad(cast(r.x / 5 as varchar), 23, '0'), current_timestamp, 'INFO', 'UPLOADING',
  'Database one: 700 of 7000 kB stored, checksum confirmed by the destination'
from SERIES(5000000);

alter sequence execution_log_seq restart with 6000001;

insert into backup (id, destination_id, stored_path, backup_id, execution_id, job_id, job_name, source_id, source_name,
  source_type, engine_version, databases, compression, stored_size, plain_size, checksum, manifest, locked, safety_copy,
  created_at, verified_at, verification_passed, search_text, version)
select 'bak' || lpad(cast(r.x as varchar), 23, '0'),
  'dst' || lpad(cast(case when r.x < 100000 then 0 else mod(r.x, 20) end as varchar), 23, '0'),
  'backups/job ' || mod(r.x, 10000) || '/' || r.x || '.dump.zst', 'b' || r.x, 'exe' || lpad(cast(860000 + r.x as varchar), 23, '0'),
  'job' || lpad(cast(mod(r.x, 10000) as varchar), 23, '0'), 'Job ' || mod(r.x, 10000),
  'src' || lpad(cast(mod(r.x, 200) as varchar), 23, '0'), 'Source', 'postgres', '15.4', '["one","two"]', 'ZSTD',
  700000 + mod(r.x, 9999), 7000000, repeat('a', 64), repeat('x', 1200), false, false,
  current_timestamp - interval '1' second * cast((140100 - r.x) * 8.64 as bigint), current_timestamp, true,
  'backups/job ' || mod(r.x, 10000) || '/' || r.x || '.dump.zst job ' || mod(r.x, 10000), 0
from SERIES(140000);

-- What the application counts itself when executions end and backups are stored.
insert into job_outcome (job_id, last_started_at, last_status, last_success_at, last_verified_at)
select j.id, current_timestamp - interval '1' day, 'SUCCESS', current_timestamp - interval '1' day, current_timestamp
from backup_job j;

insert into execution_day (id, ended_on, type, status, runs, duration_ms, stored_bytes)
select cast(d.ended_on as varchar(10)) || ' ' || d.type || ' ' || d.status, d.ended_on, d.type, d.status, count(*),
  300000 * count(*), coalesce(sum(d.stored_size), 0)
from (select cast(e.ended_at as date) as ended_on, e.type, e.status, e.stored_size from execution e
  where e.id like 'exe%') d
group by d.ended_on, d.type, d.status;

insert into destination_usage (destination_id, backup_count, stored_bytes)
select b.destination_id, count(*), sum(b.stored_size) from backup b group by b.destination_id;

analyze;

-- When a restore of one of a job's backups last succeeded as a whole; null means that none is known to have.
-- Runs unchanged on H2 and PostgreSQL.

alter table job_outcome add column last_restored_at timestamp with time zone;

-- A remark says that nothing here vouched for the backup: such a restore proves nothing of the job.
update job_outcome set last_restored_at =
  (select max(e.ended_at) from execution e
    where e.job_id = job_outcome.job_id and e.type = 'RESTORE' and e.status = 'SUCCESS'
      and coalesce(e.result, '') not like '%"remark":%');

-- Asked at the end of every run, to tell what it has recorded from what it has left behind.
create index backup_by_execution on backup (execution_id);

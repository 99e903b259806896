import { Link } from "react-router";
import { toJob, toSystemTasks } from "../app/paths";
import { useMay } from "../api/session";
import type { Row } from "./executions";

/** The job, or the system task, that something ran for. A job may be gone; its name stays. */
export function JobLink({ type, jobId, name }: Pick<Row, "type" | "jobId"> & { name: string | null }) {
  const may = useMay();
  if (type === "SystemTask") {
    return may("settings:read") ? <Link to={toSystemTasks()}>{name}</Link> : name;
  }
  return jobId && may("jobs:read") ? <Link to={toJob(jobId)}>{name ?? jobId}</Link> : (name ?? "–");
}

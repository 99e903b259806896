import { useEffect } from "react";
import { useParams } from "react-router";
import { useExecutionEvents } from "../api/live";
import { Loaded } from "../components/Loaded";
import { isOver, useExecution } from "./executions";
import { ExecutionView } from "./ExecutionView";
import "./history.css";

export default function ExecutionPage() {
  const { id = "" } = useParams();
  const query = useExecution(id);
  const goesOn = query.data !== undefined && !isOver(query.data.status);
  const { progress, lines, end, connection } = useExecutionEvents(goesOn ? id : null);
  const { refetch } = query;
  // Progress tells that it began, but not when.
  const hasBegun = progress?.status === "Running" && query.data?.startedAt === null;
  useEffect(() => {
    if (hasBegun) {
      void refetch();
    }
  }, [hasBegun, refetch]);
  return (
    <Loaded query={query}>
      {(read) => (
        <ExecutionView
          key={read.id}
          // What was read last can be older than what was heard, and newer once it is over.
          execution={isOver(read.status) ? read : { ...read, ...progress, ...end }}
          lines={lines.length > read.logs.length ? lines : read.logs}
          isLost={goesOn && connection === "lost"}
        />
      )}
    </Loaded>
  );
}

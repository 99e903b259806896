import { Button, type ButtonProps } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { toExecution } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import { runJob } from "./api";

interface RunJobProps {
  jobId: string;
  variant: ButtonProps["variant"];
  label?: string;
  /** What is said when it does not start. */
  failure: string;
  children: ReactNode;
}

/** Runs a job and shows how it goes. */
export function RunJob({ jobId, variant, label, failure, children }: RunJobProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { addError } = useAlerts();
  const run = useMutation({
    mutationFn: () => runJob(jobId),
    onSuccess: async ({ executionId }) => {
      void queries.invalidateQueries({ queryKey: ["dashboard"] });
      void queries.invalidateQueries({ queryKey: ["history"] });
      await navigate(toExecution(executionId));
    },
    onError: (problem) => addError(failure, problem),
  });
  return (
    <Button
      variant={variant}
      aria-label={label}
      isDisabled={run.isPending}
      isLoading={run.isPending}
      onClick={() => run.mutate()}
    >
      {children}
    </Button>
  );
}

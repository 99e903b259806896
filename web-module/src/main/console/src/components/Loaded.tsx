import {
  Alert,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Skeleton,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import { wordsOf } from "./Alerts";

const SKELETON_WIDTHS = ["40%", "90%", "75%", "85%", "60%"];

/**
 * What a query read, or a skeleton of it, or why it could not be read. Data that was read once stays, and when it could
 * not be read again, that is said: nobody shall take an old state for the present one.
 */
export function Loaded<T>({
  query,
  skeleton = <LinesSkeleton />,
  children,
}: {
  query: UseQueryResult<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isRefetchError && <Old problem={query.error} since={query.dataUpdatedAt} />}
        {children(query.data)}
      </>
    );
  }
  return query.isError ? <LoadFailed problem={query.error} retry={() => void query.refetch()} /> : skeleton;
}

function Old({ problem, since }: { problem: unknown; since: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = format.time(new Date(since).toISOString());
  return (
    <Alert isInline variant="warning" title={t("old", { time })} component="p">
      {wordsOf(problem)}
    </Alert>
  );
}

export function LoadFailed({ problem, retry }: { problem: unknown; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState titleText={t("loadFailed")} status="danger" headingLevel="h2">
      <EmptyStateBody>{wordsOf(problem)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={retry}>{t("tryAgain")}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

export function LinesSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack hasGutter>
      {SKELETON_WIDTHS.map((width, line) => (
        <StackItem key={width}>
          <Skeleton width={width} screenreaderText={line === 0 ? t("loading") : ""} />
        </StackItem>
      ))}
    </Stack>
  );
}

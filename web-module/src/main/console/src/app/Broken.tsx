import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";

/** Instead of a screen that could not be shown, or whose code could not be loaded. */
export function Broken() {
  const { t } = useTranslation();
  const problem = useRouteError();
  return (
    <EmptyState titleText={t("broken.title")} status="danger" headingLevel="h1">
      <EmptyStateBody>
        <p>{t("broken.body")}</p>
        <p>{problem instanceof Error ? problem.message : String(problem)}</p>
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={() => location.reload()}>{t("broken.reload")}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

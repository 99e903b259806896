import {
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { useMay } from "../api/session";
import { toExplorer, toNewAdapter } from "../app/paths";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { useDestinations } from "./queries";

/** Leads to the first destination, or says how to get one. */
export default function StoragePage() {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const destinations = useDestinations();
  const first = destinations.data?.[0];
  if (first) {
    return <Navigate to={toExplorer(first.id)} replace />;
  }
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem>
        {may("destinations:read") ? (
          <Loaded query={destinations}>
            {() => (
              <EmptyState titleText={t("nowhere.title")} headingLevel="h2">
                <EmptyStateBody>{t("nowhere.body")}</EmptyStateBody>
                {may("destinations:write") && (
                  <EmptyStateFooter>
                    <EmptyStateActions>
                      <Link to={toNewAdapter("storage")}>{t("nowhere.add")}</Link>
                    </EmptyStateActions>
                  </EmptyStateFooter>
                )}
              </EmptyState>
            )}
          </Loaded>
        ) : (
          <EmptyState titleText={t("hidden.title")} headingLevel="h2">
            <EmptyStateBody>{t("hidden.body")}</EmptyStateBody>
          </EmptyState>
        )}
      </StackItem>
    </Stack>
  );
}

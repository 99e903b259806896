import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from "@patternfly/react-core";
import SearchIcon from "@patternfly/react-icons/dist/esm/icons/search-icon";
import { useTranslation } from "react-i18next";
import { Nothing } from "../components/Nothing";
import { Link } from "react-router";
import { toJobs } from "../app/paths";

/** Instead of a list without rows. */
export function NothingRan({ narrowed, showAll }: { narrowed: boolean; showAll: () => void }) {
  const { t } = useTranslation("history");
  if (narrowed) {
    return (
      <EmptyState titleText={t("noMatch.title")} icon={SearchIcon} headingLevel="h2">
        <EmptyStateBody>{t("noMatch.body")}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={showAll}>
              {t("noMatch.showAll")}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    );
  }
  return (
    <Nothing title={t("nothing.title")} action={<Link to={toJobs()}>{t("nothing.toJobs")}</Link>}>
      {t("nothing.body")}
    </Nothing>
  );
}

import { Alert, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { wordsOf } from "../components/Alerts";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { useFormat } from "../i18n/format";
import { useDashboard } from "./dashboard";
import { OverviewBody } from "./OverviewBody";
import "./overview.css";

export default function OverviewPage() {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const dashboard = useDashboard();
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} />
      </StackItem>
      {dashboard.isRefetchError && dashboard.data && (
        <StackItem>
          <Alert
            isInline
            variant="warning"
            title={t("old", { time: format.time(dashboard.data.generatedAt) })}
            component="p"
          >
            {wordsOf(dashboard.error)}
          </Alert>
        </StackItem>
      )}
      <Loaded query={dashboard}>{(data) => <OverviewBody dashboard={data} />}</Loaded>
    </Stack>
  );
}

import { Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { useDashboard } from "./dashboard";
import { OverviewBody } from "./OverviewBody";
import "./overview.css";

export default function OverviewPage() {
  const { t } = useTranslation("overview");
  const dashboard = useDashboard();
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} />
      </StackItem>
      <Loaded query={dashboard}>{(data) => <OverviewBody dashboard={data} />}</Loaded>
    </Stack>
  );
}

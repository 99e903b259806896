import { Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { ProtectionTable } from "./ProtectionTable";

export default function OverviewPage() {
  const { t } = useTranslation("overview");
  const dashboard = useQuery({
    queryKey: ["dashboard"],
    queryFn: () => answer(client.GET("/dashboard", { params: { query: { limit: 100, calendarDays: 365 } } })),
    refetchInterval: 30_000,
  });
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem>
        <Loaded query={dashboard}>{({ protection }) => <ProtectionTable rows={protection} />}</Loaded>
      </StackItem>
    </Stack>
  );
}

import { Alert, AlertGroup } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useUsage } from "./queries";

/** What the server finds wrong with a destination, in its words. */
export function UsageAlerts({ destinationId }: { destinationId: string }) {
  const { t } = useTranslation("explorer");
  const alerts = useUsage(destinationId).data?.alerts ?? [];
  return (
    <AlertGroup aria-label={t("usage.alerts")}>
      {alerts.map(({ kind, message }) => (
        <Alert
          key={kind + message}
          isInline
          variant={kind === "DAMAGED" ? "danger" : "warning"}
          title={t(`usage.alert.${kind}`)}
        >
          {message}
        </Alert>
      ))}
    </AlertGroup>
  );
}

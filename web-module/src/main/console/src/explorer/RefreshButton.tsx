import { Button } from "@patternfly/react-core";
import SyncAltIcon from "@patternfly/react-icons/dist/esm/icons/sync-alt-icon";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../components/Alerts";
import type { BackupFilters } from "./filters";
import { readPage, storageKey } from "./queries";

/** Has the server look at the destination again, whatever it knows already. */
export function RefreshButton({ destinationId, filters }: { destinationId: string; filters: BackupFilters }) {
  const { t } = useTranslation("explorer");
  const queries = useQueryClient();
  const { addError } = useAlerts();
  const refresh = useMutation({
    mutationFn: () => readPage(destinationId, filters, 1, { refresh: true }),
    onSuccess: () => queries.invalidateQueries({ queryKey: storageKey(destinationId) }),
    onError: (problem) => addError(t("refresh.failed"), problem),
  });
  return (
    <Button
      variant="link"
      icon={<SyncAltIcon />}
      isLoading={refresh.isPending}
      isDisabled={refresh.isPending}
      onClick={() => refresh.mutate()}
    >
      {t("refresh.action")}
    </Button>
  );
}

import { ActionGroup, Button } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toAdapter } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import { useChanged, useUnsaved } from "../components/LeaveGuard";
import { AdapterFields } from "./AdapterFields";
import type { Adapter } from "./queries";
import { useAdapterForm, type Draft } from "./useAdapterForm";
import type { Kind } from "./values";

/** The form of one adapter: it can be tried before it is saved, and leads to the adapter's page afterwards. */
export function AdapterEditor({
  kind,
  initial,
  stored,
  onCancel,
}: {
  kind: Kind;
  initial: Draft;
  stored?: Adapter;
  onCancel: () => void;
}) {
  const { t } = useTranslation(["adapters", "app"]);
  const navigate = useNavigate();
  const { addAlert } = useAlerts();
  const [draft, setDraft] = useState(initial);
  const form = useAdapterForm(kind, draft, setDraft, stored);
  const forget = useUnsaved(useChanged({ ...draft, name: draft.name.trim() }));

  async function save() {
    const saved = await form.save();
    if (saved) {
      addAlert(t("saved", { name: saved.name }));
      forget();
      void navigate(toAdapter(kind.type, saved.id));
    }
  }

  return (
    <AdapterFields form={form} onSubmit={() => void save()}>
      <ActionGroup>
        <Button
          type="submit"
          isLoading={form.busy === "saving"}
          isDisabled={form.busy !== null || !form.complete}
        >
          {t("app:save")}
        </Button>
        <Button
          variant="secondary"
          onClick={() => void form.test()}
          isLoading={form.busy === "testing"}
          isDisabled={form.busy !== null || !form.complete}
        >
          {t(`test.action.${kind.type}`)}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {t("app:cancel")}
        </Button>
      </ActionGroup>
    </AdapterFields>
  );
}

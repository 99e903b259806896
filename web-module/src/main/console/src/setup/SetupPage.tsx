import { Alert, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKinds } from "../adapters/queries";
import { useMay, useUser, type Permission } from "../api/session";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { readKept, resumed, type Kept } from "./kept";
import { SetupWizard } from "./SetupWizard";
import { newSetup } from "./state";
import { useFound } from "./useKept";

const NEEDED: readonly Permission[] = [
  "sources:read",
  "sources:write",
  "destinations:read",
  "destinations:write",
  "jobs:write",
  "jobs:execute",
  "history:read",
  "storage:read",
];

/** From nothing to a first backup of which every byte was read again. */
export default function SetupPage() {
  const { t } = useTranslation("setup");
  const may = useMay();
  const lacking = NEEDED.filter((permission) => !may(permission));
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem isFilled>
        {lacking.length > 0 ? (
          <Alert isInline variant="info" component="h2" title={t("lacking.title")}>
            {t("lacking.body", { permissions: lacking.join(", ") })}
          </Alert>
        ) : (
          <div ref={nameToggleByItsText}>
            <BegunSetup />
          </div>
        )}
      </StackItem>
    </Stack>
  );
}

/** PatternFly calls the list of steps on narrow screens "Wizard toggle" in every language, whatever step it shows. */
function nameToggleByItsText(wizard: HTMLElement | null) {
  wizard?.querySelector(".pf-v6-c-wizard__toggle")?.removeAttribute("aria-label");
}

/** Goes on where this tab was before it was loaded again. */
function BegunSetup() {
  const { t } = useTranslation("setup");
  const { id } = useUser();
  const [kept] = useState(() => readKept(id));
  return kept ? <ResumedSetup kept={kept} /> : <SetupWizard begin={newSetup(t("encryption.defaultName"))} />;
}

function ResumedSetup({ kept }: { kept: Kept }) {
  const sources = useKinds("database");
  const destinations = useKinds("storage");
  const found = useFound(kept);
  return (
    <Loaded query={sources}>
      {(some) => (
        <Loaded query={destinations}>
          {(others) => (
            <Loaded query={found}>
              {(there) => <SetupWizard begin={resumed(kept, there, [...some, ...others])} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

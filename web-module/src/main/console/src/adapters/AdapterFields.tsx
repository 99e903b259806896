import { Alert, Form } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../components/fields";
import { ConnectionOutcome } from "./ConnectionOutcome";
import { PropertyForm } from "./PropertyForm";
import type { AdapterForm } from "./useAdapterForm";

/** Name and properties of an adapter, and below them what came of trying or saving it. */
export function AdapterFields({
  form,
  onSubmit,
  children,
}: {
  form: AdapterForm;
  onSubmit: () => void;
  /** The buttons. */
  children?: ReactNode;
}) {
  const { t } = useTranslation("adapters");
  const { kind, draft, change, errors, problem, outcome } = form;
  return (
    <Form
      isWidthLimited
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <TextField
        label={t("name")}
        help={t(`nameHelp.${kind.type}`)}
        value={draft.name}
        onChange={(name) => change({ ...draft, name })}
        autoComplete="off"
        required
      />
      <PropertyForm
        kind={kind}
        values={draft.values}
        onChange={(values) => change({ ...draft, values })}
        errors={errors}
      />
      {problem !== undefined && (
        <Alert isInline isLiveRegion variant="danger" title={t("refused")}>
          {problem}
        </Alert>
      )}
      {outcome && <ConnectionOutcome type={kind.type} outcome={outcome} />}
      {children}
    </Form>
  );
}

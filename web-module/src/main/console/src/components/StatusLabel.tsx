import { Label, type LabelProps } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

type Look = Pick<LabelProps, "status" | "color" | "variant">;

/** How good each word is that the API says of a state. */
const LOOKS: Record<string, Look> = {
  success: { status: "success" },
  ok: { status: "success" },
  stored: { status: "info" },
  healthy: { status: "success" },
  sending: { color: "blue" },
  sent: { status: "success" },
  partial: { status: "warning" },
  due: { status: "info" },
  degraded: { status: "warning" },
  overdue: { status: "danger" },
  failed: { status: "danger" },
  failing: { status: "danger" },
  never: { status: "warning" },
  unhealthy: { status: "danger" },
  running: { color: "blue" },
  pending: { color: "teal" },
  cancelled: { color: "grey" },
  disabled: { color: "grey" },
};

/** A state of the API as a label: Success, Failed, overdue, healthy. Its colour never says it alone. */
export function StatusLabel({ status }: { status: string | null | undefined }) {
  const { t } = useTranslation();
  const key = (status ?? "unknown").toLowerCase();
  return (
    <Label {...(LOOKS[key] ?? { color: "grey" })} variant="outline">
      {t(`status.${key}`, { defaultValue: status ?? undefined })}
    </Label>
  );
}

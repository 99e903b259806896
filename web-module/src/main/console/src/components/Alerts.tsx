import { Alert, AlertActionCloseButton, AlertGroup } from "@patternfly/react-core";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Toast {
  id: number;
  title: string;
  detail?: ReactNode;
  variant: "success" | "info" | "warning" | "danger";
}

interface Alerts {
  /** A word that something worked; it goes away by itself. */
  addAlert(title: string, variant?: "success" | "info" | "warning", detail?: ReactNode): void;
  /** What failed, and why in the server's words; it stays until it is closed. */
  addError(title: string, problem: unknown): void;
}

const AlertsContext = createContext<Alerts | null>(null);

export function useAlerts(): Alerts {
  const alerts = useContext(AlertsContext);
  if (!alerts) {
    throw new Error("There is no AlertsProvider around");
  }
  return alerts;
}

const SHOWN_MS = 8000;
let ids = 0;

export function AlertsProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const alerts = useMemo<Alerts>(() => {
    const add = (toast: Omit<Toast, "id">) => setToasts((all) => [...all, { ...toast, id: ids++ }]);
    return {
      addAlert: (title, variant = "success", detail) => add({ title, variant, detail }),
      addError: (title, problem) => add({ title, variant: "danger", detail: wordsOf(problem) }),
    };
  }, []);
  return (
    <AlertsContext value={alerts}>
      {children}
      <AlertGroup isToast isLiveRegion aria-label={t("alerts")}>
        {toasts.map(({ id, title, detail, variant }) => (
          <Alert
            key={id}
            title={title}
            variant={variant}
            timeout={variant === "danger" ? false : SHOWN_MS}
            onTimeout={() => remove(id)}
            actionClose={
              <AlertActionCloseButton title={title} aria-label={t("close")} onClose={() => remove(id)} />
            }
          >
            {detail}
          </Alert>
        ))}
      </AlertGroup>
    </AlertsContext>
  );
}

/** The reason of a failure in words. */
export function wordsOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

import { EmptyState, EmptyStateBody } from "@patternfly/react-core";
import LockIcon from "@patternfly/react-icons/dist/esm/icons/lock-icon";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useUser } from "../api/session";
import { maySee, type Screen } from "./screen";

/** Shows a screen to those who may see it, and says to others what they lack. */
export function Guarded({ screen, children }: { screen: Screen; children: ReactNode }) {
  const { permissions } = useUser();
  const { t } = useTranslation([screen.feature, "app"]);
  const { pathname } = useLocation();
  const title = t(screen.titleKey ?? "title");
  useEffect(() => {
    document.title = `${title} · DBackup`;
    document.getElementById("main")?.focus();
  }, [title, pathname]);
  if (maySee(screen, permissions)) {
    return children;
  }
  return (
    <EmptyState titleText={t("app:noPermission.title")} icon={LockIcon} headingLevel="h1">
      <EmptyStateBody>{t("app:noPermission.body", { permissions: screen.needs?.join(", ") })}</EmptyStateBody>
    </EmptyState>
  );
}

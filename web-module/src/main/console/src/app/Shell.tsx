import { Bullseye, Page, PageSection, SkipToContent, Spinner } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { Problem } from "../api/client";
import { useSession, useSessionEnded } from "../api/session";
import { LoadFailed } from "../components/Loaded";
import { SignIn } from "../signin/SignIn";
import { SignInAgain } from "../signin/SignInAgain";
import { Header } from "./Header";
import { Sidebar } from "./Sidebar";

/** The frame of every screen: sign-in for strangers, header and navigation for everybody else. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const ended = useSessionEnded();
  if (session.isPending) {
    return (
      <Bullseye>
        <Spinner aria-label={t("loading")} />
      </Bullseye>
    );
  }
  if (session.error instanceof Problem) {
    return <LoadFailed problem={session.error} retry={() => void session.refetch()} />;
  }
  if (!session.data) {
    return <SignIn />;
  }
  return (
    <Page
      // Nothing that one person has typed is left for another.
      key={session.data.id}
      masthead={<Header />}
      sidebar={<Sidebar />}
      isManagedSidebar
      defaultManagedSidebarIsOpen
      skipToContent={<SkipToContent href="#main">{t("skip")}</SkipToContent>}
      mainContainerId="main"
      mainTabIndex={-1}
    >
      <PageSection isFilled>
        <Outlet />
      </PageSection>
      {ended && <SignInAgain user={session.data} />}
    </Page>
  );
}

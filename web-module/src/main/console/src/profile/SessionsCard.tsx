import { Button, Card, CardBody, CardHeader, CardTitle, Label } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { DataTable, type Column } from "../components/DataTable";
import { Loaded } from "../components/Loaded";
import { Time } from "../components/Time";
import { programOf } from "./program";
import { hadEnded, useEndOtherSessions, useEndSession, useSessions, type Session } from "./sessions";

/** Every browser and program that the person has signed in with, and an end to each. */
export function SessionsCard() {
  const { t } = useTranslation("profile");
  const { addAlert, addError } = useAlerts();
  const words = useProgramWords();
  const sessions = useSessions();
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const [asked, ask] = useState<Session>();
  const others = sessions.data?.filter(({ current }) => !current) ?? [];

  const endOne = (session: Session) =>
    end.mutate(session, {
      onSuccess: () => addAlert(t("sessions.ended", { what: words(session) })),
      onError: (problem) =>
        hadEnded(problem)
          ? addAlert(t("sessions.gone", { what: words(session) }), "info")
          : addError(t("sessions.notEnded", { what: words(session) }), problem),
    });
  const endAllOthers = () =>
    endOthers.mutate(undefined, {
      onSuccess: ({ ended }) => addAlert(t("sessions.othersEnded", { count: ended })),
      onError: (problem) => addError(t("sessions.othersNotEnded"), problem),
    });

  const columns: Column<Session>[] = [
    {
      key: "program",
      title: t("sessions.program"),
      cell: (session) => (
        <>
          <span title={session.userAgent ?? undefined}>{words(session)}</span>{" "}
          {session.current && (
            <Label isCompact color="green" variant="outline">
              {t("sessions.this")}
            </Label>
          )}
          {session.userAgent !== null && programOf(session.userAgent).name === null && (
            <div className="console-mono console-subtle">{session.userAgent.split(" ")[0]}</div>
          )}
        </>
      ),
    },
    {
      key: "address",
      title: t("sessions.address"),
      cell: ({ ipAddress }) => <span className="console-mono">{ipAddress ?? "–"}</span>,
    },
    {
      key: "lastSeen",
      title: t("sessions.lastSeen"),
      cell: ({ lastSeenAt }) => <Time at={lastSeenAt} relative />,
    },
    { key: "since", title: t("sessions.since"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: "end",
      title: t("app:table.actions"),
      cell: (session) => (
        <Button
          variant="secondary"
          size="sm"
          aria-label={t("sessions.endNamed", { what: words(session) })}
          isDisabled={end.isPending}
          isLoading={end.isPending && end.variables.id === session.id}
          onClick={() => (session.current ? ask(session) : endOne(session))}
        >
          {t("sessions.end")}
        </Button>
      ),
    },
  ];

  return (
    <Card isCompact>
      <CardHeader
        hasWrap
        actions={
          others.length > 0
            ? {
                actions: (
                  <Button
                    variant="secondary"
                    isDisabled={endOthers.isPending}
                    isLoading={endOthers.isPending}
                    onClick={endAllOthers}
                  >
                    {t("sessions.endOthers")}
                  </Button>
                ),
              }
            : undefined
        }
      >
        <CardTitle component="h2">{t("sessions.title")}</CardTitle>
      </CardHeader>
      <CardBody>
        {sessions.isError && <Loaded query={sessions}>{() => null}</Loaded>}
        {(sessions.data || !sessions.isError) && (
          <DataTable
            label={t("sessions.title")}
            rows={sessions.data}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t("sessions.none")}
          />
        )}
        {sessions.data?.length === 1 && <p className="console-subtle">{t("sessions.nowhereElse")}</p>}
      </CardBody>
      {asked && (
        <ConfirmDialog
          title={t("sessions.endHere")}
          action={t("app:signOut")}
          onConfirm={() => end.mutateAsync(asked)}
          onClose={() => ask(undefined)}
        >
          {t("sessions.endHereBody")}
        </ConfirmDialog>
      )}
    </Card>
  );
}

/** "Firefox on Linux", or as much of it as the program tells. */
function useProgramWords() {
  const { t } = useTranslation("profile");
  return ({ userAgent }: Session) => {
    const { name, system } = programOf(userAgent);
    const program = name ?? t("sessions.unknown");
    return system === null ? program : t("sessions.on", { program, system });
  };
}

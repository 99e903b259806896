import { Grid, GridItem, StackItem, Title } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Activity } from "./Activity";
import { AtRisk } from "./AtRisk";
import { CalendarYear } from "./CalendarYear";
import type { Dashboard } from "./dashboard";
import { Figures } from "./Figures";
import { ProtectionTable } from "./ProtectionTable";
import { Running } from "./Running";
import { StoredBytes } from "./StoredBytes";
import { VerdictLine } from "./VerdictLine";
import { isAtRisk, verdictOf } from "./verdict";

/** First whether everything is safe, then what to do, then the figures behind it. */
export function OverviewBody({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("overview");
  const { protection, jobs, executions, recent, generatedAt, activity, timeZone, storage } = dashboard;
  const verdict = verdictOf(dashboard);
  const atRisk = protection.filter(isAtRisk);
  return (
    <>
      <StackItem>
        <VerdictLine verdict={verdict} dashboard={dashboard} />
      </StackItem>
      {atRisk.length > 0 && (
        <Section title={t("atRisk.title")}>
          <AtRisk jobs={atRisk} recent={recent} />
        </Section>
      )}
      {executions.running + executions.pending > 0 && (
        <Section title={t("running.title")}>
          <Running recent={recent} executions={executions} />
        </Section>
      )}
      {verdict.kind !== "nothing" && (
        <>
          <Section title={t("protection")}>
            <ProtectionTable rows={protection} total={jobs.total} now={Date.parse(generatedAt)} />
          </Section>
          <Section title={t("figures.title")}>
            <Figures dashboard={dashboard} />
          </Section>
          <StackItem>
            <Grid hasGutter>
              <GridItem lg={6}>
                <SectionTitle title={t("activity.title")} />
                <Activity days={activity} timeZone={timeZone} />
              </GridItem>
              <GridItem lg={6}>
                <SectionTitle title={t("storage.title")} />
                <StoredBytes destinations={storage.destinations} />
              </GridItem>
            </Grid>
          </StackItem>
          <Section title={t("calendar.title")}>
            <CalendarYear />
          </Section>
        </>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <StackItem>
      <SectionTitle title={title} />
      {children}
    </StackItem>
  );
}

function SectionTitle({ title }: { title: string }) {
  return (
    <Title headingLevel="h2" size="lg" className="overview-section">
      {title}
    </Title>
  );
}

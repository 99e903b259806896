import { Label, LabelGroup, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay, type Permission } from "../../api/session";
import { toAdapter, toExplorer, toVault } from "../../app/paths";
import { useAdapters, type Job } from "../api";
import { ProtectedBy } from "../columns";
import { Facts } from "../Facts";
import { usePolicyWords } from "../retention/usePolicyWords";
import { policyFormOf } from "../retention/policy";
import { ScheduleText } from "../schedule/ScheduleText";

const SHOWN_DATABASES = 12;
const EVENTS = ["success", "partial", "failure"] as const;

/** Everything that is set of a job. */
export function JobDetails({ job }: { job: Job }) {
  const { t } = useTranslation("jobs");
  const policyWords = usePolicyWords();
  return (
    <Facts
      facts={[
        [
          t("source"),
          <Allowed key="source" needs="sources:read" to={toAdapter("database", job.sourceId)}>
            {job.source.name}
          </Allowed>,
        ],
        [t("databases.title"), <Databases key="databases" names={job.databases} />],
        [t("schedule.title"), <ScheduleText key="schedule" cron={job.schedule} />],
        [
          t("destinations"),
          <List key="destinations" isPlain>
            {job.destinations.map(({ configId, config, retention }) => (
              <ListItem key={configId}>
                <Allowed needs="storage:read" to={toExplorer(configId)}>
                  {config.name}
                </Allowed>
                <div className="console-subtle">{policyWords(policyFormOf(retention ?? job.retention))}</div>
              </ListItem>
            ))}
          </List>,
        ],
        [
          t("encryption.title"),
          job.encryptionProfile ? (
            <Allowed key="profile" needs="vault:read" to={toVault()}>
              {job.encryptionProfile.name}
            </Allowed>
          ) : (
            <ProtectedBy key="profile" job={{ ...job, compression: "NONE" }} t={t} />
          ),
        ],
        [
          t("compression.title"),
          job.compressionLevel === null
            ? t(`compression.${job.compression}`)
            : t("compression.withLevel", {
                method: t(`compression.${job.compression}`),
                level: job.compressionLevel,
              }),
        ],
        [t("notifications.title"), <Channels key="channels" job={job} />],
      ]}
    />
  );
}

function Allowed({ needs, to, children }: { needs: Permission; to: string; children: string }) {
  const may = useMay();
  return may(needs) ? <Link to={to}>{children}</Link> : children;
}

function Databases({ names }: { names: readonly string[] }) {
  const { t } = useTranslation("jobs");
  return names.length === 0 ? (
    t("databases.all")
  ) : (
    <LabelGroup numLabels={SHOWN_DATABASES} aria-label={t("databases.title")}>
      {names.map((name) => (
        <Label key={name} isCompact variant="outline">
          {name}
        </Label>
      ))}
    </LabelGroup>
  );
}

function Channels({ job }: { job: Job }) {
  const { t, i18n } = useTranslation("jobs");
  const channels = useAdapters("notification");
  if (job.notificationIds.length === 0) {
    return t("notifications.nobody");
  }
  const list = new Intl.ListFormat(i18n.language);
  const names = job.notificationIds.map(
    (id) => channels.data?.find((channel) => channel.id === id)?.name ?? id,
  );
  const events = EVENTS.filter((event) => job.notificationEvents[event]);
  return t("notifications.told", {
    channels: channels.data ? list.format(names) : t("notifications.count", { count: names.length }),
    events:
      events.length === 0
        ? t("notifications.nothing")
        : list.format(events.map((event) => t(`notifications.${event}`))),
  });
}

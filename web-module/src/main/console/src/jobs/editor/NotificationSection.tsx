import { Checkbox, Content, FormGroup } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useAdapters } from "../api";
import type { SectionProps } from "./JobEditor";
import { NoAdapters } from "./NoAdapters";
import { Section } from "./Section";

const EVENTS = ["success", "partial", "failure"] as const;

/** Who is told of which results. */
export function NotificationSection({ form, change }: SectionProps) {
  const { t } = useTranslation("jobs");
  const channels = useAdapters("notification");
  const told = form.notificationIds.length > 0;
  return (
    <Section id="notifications" title={t("section.notifications")}>
      <NoAdapters type="notification" />
      {channels.data && channels.data.length > 0 && (
        <FormGroup role="group" label={t("notifications.channels")} fieldId="channels">
          {channels.data.map(({ id, name, adapterId }) => (
            <Checkbox
              key={id}
              id={`channel-${id}`}
              label={`${name} (${adapterId})`}
              isChecked={form.notificationIds.includes(id)}
              onChange={(_, on) =>
                change({
                  notificationIds: on
                    ? [...form.notificationIds, id]
                    : form.notificationIds.filter((other) => other !== id),
                })
              }
            />
          ))}
        </FormGroup>
      )}
      {told && (
        <FormGroup role="group" label={t("notifications.events")} fieldId="events">
          {EVENTS.map((event) => (
            <Checkbox
              key={event}
              id={`event-${event}`}
              label={t(`notifications.when.${event}`)}
              isChecked={form.events[event]}
              onChange={(_, on) => change({ events: { ...form.events, [event]: on } })}
            />
          ))}
        </FormGroup>
      )}
      {(!told || !form.events.failure) && (
        <Content component="p" className="console-subtle">
          {t("notifications.silent")}
        </Content>
      )}
    </Section>
  );
}

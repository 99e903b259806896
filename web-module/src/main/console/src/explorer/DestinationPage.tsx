import {
  FormSelect,
  FormSelectOption,
  Stack,
  StackItem,
  Tab,
  Tabs,
  TabTitleText,
} from "@patternfly/react-core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { toExplorer } from "../app/paths";
import { LinesSkeleton } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { BackupsTab } from "./BackupsTab";
import "./explorer.css";
import { useDestinations } from "./queries";
import { UsageAlerts } from "./UsageAlerts";

const ForeignTab = lazy(() => import("./ForeignTab"));
const HistoryTab = lazy(() => import("./HistoryTab"));

const TABS = { backups: BackupsTab, foreign: ForeignTab, history: HistoryTab };
type TabName = keyof typeof TABS;
const NAMES = Object.keys(TABS) as TabName[];

/** What lies at one destination. */
export default function DestinationPage() {
  const { t } = useTranslation("explorer");
  const { id = "" } = useParams();
  const [address, setAddress] = useSearchParams();
  const shown = NAMES.find((name) => name === address.get("tab")) ?? "backups";
  const Content = TABS[shown];
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} actions={<DestinationChoice id={id} />} />
        <UsageAlerts destinationId={id} />
      </StackItem>
      <StackItem>
        <Tabs
          activeKey={shown}
          onSelect={(_, name) => setAddress(name === "backups" ? {} : { tab: String(name) })}
          aria-label={t("tabs.label")}
        >
          {NAMES.map((name) => (
            <Tab
              key={name}
              eventKey={name}
              title={<TabTitleText>{t(`tabs.${name}`)}</TabTitleText>}
              tabContentId={`explorer-${name}`}
            />
          ))}
        </Tabs>
      </StackItem>
      <StackItem isFilled>
        <section id={`explorer-${shown}`} role="tabpanel" aria-label={t(`tabs.${shown}`)}>
          <Suspense fallback={<LinesSkeleton />}>
            <Content key={id} destinationId={id} />
          </Suspense>
        </section>
      </StackItem>
    </Stack>
  );
}

function DestinationChoice({ id }: { id: string }) {
  const { t } = useTranslation("explorer");
  const navigate = useNavigate();
  const destinations = useDestinations().data ?? [];
  return (
    <FormSelect
      className="explorer-choice"
      aria-label={t("destination")}
      value={id}
      onChange={(_, chosen) => void navigate(toExplorer(chosen))}
    >
      {destinations.every((destination) => destination.id !== id) && (
        <FormSelectOption value={id} label={id} />
      )}
      {destinations.map(({ id: value, name }) => (
        <FormSelectOption key={value} value={value} label={name} />
      ))}
    </FormSelect>
  );
}

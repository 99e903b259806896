import { Stack, StackItem, Tab, TabTitleText, Tabs } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { useAddressParam } from "../components/useAddressParam";
import { groupsOf } from "./form";
import { useSettings } from "./queries";
import "./settings.css";
import { SettingsGroup } from "./SettingsGroup";
import { Transfer } from "./Transfer";

const TABS = ["values", "transfer"] as const;

export default function SettingsPage() {
  const { t } = useTranslation("settings");
  const settings = useSettings();
  const [chosen, choose] = useAddressParam("tab");
  const tab = TABS.find((key) => key === chosen) ?? "values";
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem>
        <Tabs
          aria-label={t("title")}
          activeKey={tab}
          onSelect={(_, key) => choose(key === "values" ? null : String(key))}
        >
          {TABS.map((key) => (
            <Tab key={key} eventKey={key} title={<TabTitleText>{t(`tabs.${key}`)}</TabTitleText>}>
              <div className="settings-tab">
                {tab === key &&
                  (key === "transfer" ? (
                    <Transfer />
                  ) : (
                    <Loaded query={settings}>
                      {(all) => (
                        <Stack hasGutter>
                          {groupsOf(all).map((group) => (
                            <StackItem key={group.key}>
                              <SettingsGroup group={group} />
                            </StackItem>
                          ))}
                        </Stack>
                      )}
                    </Loaded>
                  ))}
              </div>
            </Tab>
          ))}
        </Tabs>
      </StackItem>
    </Stack>
  );
}

import {
  ActionGroup,
  Alert,
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
  Grid,
  GridItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { useAlerts, wordsOf } from "../components/Alerts";
import { useUnsaved } from "../components/LeaveGuard";
import { changesOf, fits, settingIn, type Draft, type SettingGroup } from "./form";
import { useChangeSettings } from "./queries";
import { SettingField } from "./SettingField";

/** The settings of one group, saved together. */
export function SettingsGroup({ group }: { group: SettingGroup }) {
  const { t } = useTranslation("settings");
  const { addAlert } = useAlerts();
  const mayChange = useMay()("settings:write");
  const save = useChangeSettings();
  const [draft, setDraft] = useState<Draft>({});
  const changes = changesOf(group.settings, draft);
  const count = Object.keys(changes).length;
  useUnsaved(count > 0);
  const good = group.settings.every((setting) => fits(setting, draft));
  const wrong = settingIn(save.error ?? undefined);

  function submit() {
    save.mutate(changes, {
      onSuccess: () => {
        setDraft({});
        addAlert(t("saved", { group: t(`groups.${group.key}`) }));
      },
    });
  }

  return (
    <Card isCompact>
      <CardTitle component="h2">{t(`groups.${group.key}`)}</CardTitle>
      <CardBody>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            if (count > 0 && good && !save.isPending) {
              submit();
            }
          }}
        >
          <Grid hasGutter>
            {group.settings.map((setting) => (
              <GridItem key={setting.name} span={12} lg={6}>
                <SettingField
                  setting={setting}
                  draft={draft}
                  mayChange={mayChange}
                  error={wrong === setting.name ? wordsOf(save.error) : null}
                  onChange={(text) => {
                    setDraft({ ...draft, [setting.name]: text });
                    save.reset();
                  }}
                />
              </GridItem>
            ))}
          </Grid>
          {save.isError && (
            <Alert isInline variant="danger" title={t("notSaved")}>
              {wordsOf(save.error)}
            </Alert>
          )}
          {mayChange && count > 0 && (
            <ActionGroup>
              <Button type="submit" isDisabled={!good || save.isPending} isLoading={save.isPending}>
                {t("saveCount", { count })}
              </Button>
              <Button
                variant="link"
                onClick={() => {
                  setDraft({});
                  save.reset();
                }}
              >
                {t("undo")}
              </Button>
            </ActionGroup>
          )}
        </Form>
      </CardBody>
    </Card>
  );
}

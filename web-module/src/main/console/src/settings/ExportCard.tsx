import { ActionGroup, Alert, Button, Card, CardBody, CardTitle, Content, Form } from "@patternfly/react-core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answerWithHead, client } from "../api/client";
import { useAlerts, wordsOf } from "../components/Alerts";
import { SelectField } from "../components/fields";
import { saveFile } from "../components/saveFile";
import { useProfiles } from "../vault/queries";

const WITHOUT = "";

export function ExportCard({ mayExport }: { mayExport: boolean }) {
  const { t } = useTranslation("settings");
  const { addAlert } = useAlerts();
  const profiles = useProfiles(mayExport);
  const [profileId, setProfileId] = useState(WITHOUT);
  const save = useMutation({
    mutationFn: async () => {
      const query = profileId ? { profileId } : {};
      const file = await answerWithHead(
        client.GET("/settings/config-export", { params: { query }, parseAs: "blob" }),
      );
      saveFile(file.data as Blob, file.headers, "dbackup-configuration");
    },
    onSuccess: () => addAlert(t("export.done")),
  });
  return (
    <Card isCompact>
      <CardTitle component="h2">{t("export.title")}</CardTitle>
      <CardBody>
        <Content component="p">{t("export.what")}</Content>
        {mayExport ? (
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate();
            }}
          >
            <SelectField
              label={t("export.profile")}
              value={profileId}
              onChange={setProfileId}
              options={[
                { value: WITHOUT, label: t("export.without") },
                ...(profiles.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              help={t(profileId ? "export.withHelp" : "export.withoutHelp")}
            />
            {save.isError && (
              <Alert isInline variant="danger" title={t("export.failed")}>
                {wordsOf(save.error)}
              </Alert>
            )}
            <ActionGroup>
              <Button type="submit" isLoading={save.isPending} isDisabled={save.isPending}>
                {t("export.action")}
              </Button>
            </ActionGroup>
          </Form>
        ) : (
          <Alert isInline isPlain variant="info" title={t("export.mayNot")} />
        )}
      </CardBody>
    </Card>
  );
}

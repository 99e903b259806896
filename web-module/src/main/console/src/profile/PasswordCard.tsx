import { ActionGroup, Alert, Button, Card, CardBody, CardTitle, Form } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { useUser } from "../api/session";
import { useAlerts, wordsOf } from "../components/Alerts";
import { SecretField } from "../components/fields";
import { errorOf } from "../components/FormDialog";
import { useChanged, useUnsaved } from "../components/LeaveGuard";
import { SESSIONS } from "./sessions";

const NOTHING = { current: "", wanted: "", repeated: "" };

export function PasswordCard() {
  const { t } = useTranslation("profile");
  const { email } = useUser();
  const { addAlert } = useAlerts();
  const queries = useQueryClient();
  const [words, setWords] = useState(NOTHING);
  useUnsaved(useChanged(words));
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      answer(client.POST("/auth/password", { body })),
    onSuccess: () => {
      setWords(NOTHING);
      addAlert(t("password.changed"));
      void queries.invalidateQueries({ queryKey: SESSIONS });
    },
    gcTime: 0,
  });
  const problem = change.error ?? undefined;
  const differs = words.repeated !== "" && words.repeated !== words.wanted;
  const complete = words.current !== "" && words.wanted !== "" && words.repeated === words.wanted;
  const set = (part: Partial<typeof NOTHING>) => {
    setWords({ ...words, ...part });
    if (problem !== undefined) {
      change.reset();
    }
  };
  return (
    <Card isCompact isFullHeight>
      <CardTitle component="h2">{t("password.title")}</CardTitle>
      <CardBody>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            if (complete && !change.isPending) {
              change.mutate({ currentPassword: words.current, newPassword: words.wanted });
            }
          }}
        >
          {/* Tells password managers whose password it is. */}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <SecretField
            label={t("password.current")}
            value={words.current}
            onChange={(current) => set({ current })}
            error={errorOf(problem, "currentPassword")}
            autoComplete="current-password"
            required
          />
          <SecretField
            label={t("password.new")}
            value={words.wanted}
            onChange={(wanted) => set({ wanted })}
            error={errorOf(problem, "newPassword")}
            help={t("password.rules")}
            autoComplete="new-password"
            required
          />
          <SecretField
            label={t("password.repeat")}
            value={words.repeated}
            onChange={(repeated) => set({ repeated })}
            error={differs ? t("password.differs") : null}
            autoComplete="new-password"
            required
          />
          {problem !== undefined && (
            <Alert isInline variant="danger" title={t("password.notChanged")}>
              {wordsOf(problem)}
            </Alert>
          )}
          <ActionGroup>
            <Button type="submit" isDisabled={!complete || change.isPending} isLoading={change.isPending}>
              {t("password.action")}
            </Button>
          </ActionGroup>
        </Form>
      </CardBody>
    </Card>
  );
}

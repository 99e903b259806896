import {
  Button,
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Form,
  Grid,
  GridItem,
  Label,
  LabelGroup,
  Stack,
  StackItem,
  ToggleGroup,
  ToggleGroupItem,
} from "@patternfly/react-core";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { useSessionChange, useUser } from "../api/session";
import { chosenTheme, chooseTheme, THEMES } from "../app/theme";
import { useAlerts } from "../components/Alerts";
import { useLeaveQuestion } from "../components/LeaveGuard";
import { SelectField } from "../components/fields";
import { ScreenHeader } from "../components/ScreenHeader";
import { chooseLanguage, LANGUAGES, type Language } from "../i18n";
import { PermissionGrid } from "../permissions/PermissionGrid";
import { PasswordCard } from "./PasswordCard";
import { SessionsCard } from "./SessionsCard";

export default function ProfilePage() {
  const { t } = useTranslation("profile");
  const user = useUser();
  const session = useSessionChange();
  const { addError } = useAlerts();
  const leave = useLeaveQuestion();
  const signOut = useMutation({
    mutationFn: () => answer(client.POST("/auth/logout")),
    onSuccess: session.ended,
    onError: (problem) => addError(t("app:signOutFailed"), problem),
  });
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          actions={
            <Button
              variant="secondary"
              onClick={() => leave(signOut.mutate)}
              isDisabled={signOut.isPending}
              isLoading={signOut.isPending}
            >
              {t("app:signOut")}
            </Button>
          }
        />
      </StackItem>
      <StackItem>
        <Grid hasGutter>
          <GridItem span={12} xl={6}>
            <Stack hasGutter>
              <StackItem>
                <WhoIAm />
              </StackItem>
              <StackItem>
                <Appearance />
              </StackItem>
            </Stack>
          </GridItem>
          <GridItem span={12} xl={6}>
            <PasswordCard />
          </GridItem>
        </Grid>
      </StackItem>
      <StackItem>
        <SessionsCard />
      </StackItem>
      <StackItem>
        <Card isCompact>
          <CardTitle component="h2">{t("permissions")}</CardTitle>
          <CardBody>
            <PermissionGrid label={t("permissions")} value={user.permissions} />
          </CardBody>
        </Card>
      </StackItem>
    </Stack>
  );
}

function WhoIAm() {
  const { t } = useTranslation("profile");
  const { name, email, groups } = useUser();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t("who")}</CardTitle>
      <CardBody>
        <DescriptionList isHorizontal isCompact>
          <DescriptionListGroup>
            <DescriptionListTerm>{t("name")}</DescriptionListTerm>
            <DescriptionListDescription>{name}</DescriptionListDescription>
          </DescriptionListGroup>
          <DescriptionListGroup>
            <DescriptionListTerm>{t("email")}</DescriptionListTerm>
            <DescriptionListDescription>{email}</DescriptionListDescription>
          </DescriptionListGroup>
          <DescriptionListGroup>
            <DescriptionListTerm>{t("groups")}</DescriptionListTerm>
            <DescriptionListDescription>
              {groups.length === 0 ? (
                t("noGroups")
              ) : (
                <LabelGroup aria-label={t("groups")}>
                  {groups.map((group) => (
                    <Label key={group} variant="outline">
                      {group}
                    </Label>
                  ))}
                </LabelGroup>
              )}
            </DescriptionListDescription>
          </DescriptionListGroup>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}

/** Kept in this browser. */
function Appearance() {
  const { t, i18n } = useTranslation("profile");
  const id = useId();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Card isCompact>
      <CardTitle component="h2">{t("appearance")}</CardTitle>
      <CardBody>
        <Form onSubmit={(event) => event.preventDefault()}>
          <div>
            <div id={id} className="pf-v6-c-form__label-text">
              {t("theme")}
            </div>
            <ToggleGroup aria-labelledby={id}>
              {THEMES.map((each) => (
                <ToggleGroupItem
                  key={each}
                  text={t(`themes.${each}`)}
                  buttonId={`theme-${each}`}
                  isSelected={theme === each}
                  onChange={() => {
                    chooseTheme(each);
                    setTheme(each);
                  }}
                />
              ))}
            </ToggleGroup>
          </div>
          <SelectField
            label={t("language")}
            value={i18n.language}
            onChange={(language) => chooseLanguage(language as Language)}
            options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            help={t("languageHelp")}
          />
        </Form>
      </CardBody>
    </Card>
  );
}

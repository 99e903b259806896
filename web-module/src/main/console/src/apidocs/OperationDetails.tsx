import { Flex, Label, Stack, StackItem, Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { CopyBlock } from "../components/CopyBlock";
import { curlOf } from "./curl";
import type { Description, Operation } from "./description";
import { FieldTable } from "./FieldTable";
import { MediaView } from "./MediaView";
import { Prose } from "./Prose";
import { Responses } from "./Responses";
import { plain, rulesOf, typeOf } from "./schema";

const WORDS_OF_ACCESS = ["none", "session", "authenticated"];

export function OperationDetails({ all, operation }: { all: Description; operation: Operation }) {
  const { t } = useTranslation("apidocs");
  const { description, parameters, body } = operation;
  return (
    <Stack hasGutter>
      {description && (
        <StackItem>
          <Prose text={description} />
        </StackItem>
      )}
      <StackItem>
        <Access operation={operation} />
      </StackItem>
      {parameters.length > 0 && (
        <StackItem>
          <Title headingLevel="h4">{t("parameters")}</Title>
          <FieldTable
            label={t("parameters")}
            fields={parameters.map((parameter) => ({
              path: parameter.name,
              where: t(`in.${parameter.in}`, { defaultValue: parameter.in }),
              type: typeOf(all, parameter.schema ?? {}),
              required: parameter.required === true,
              description: parameter.description ?? "",
              rules: rulesOf(plain(all, parameter.schema ?? {})),
            }))}
          />
        </StackItem>
      )}
      {body?.content.map((media) => (
        <StackItem key={media.type}>
          <Title headingLevel="h4">{t("request", { type: media.type })}</Title>
          <MediaView all={all} media={media} />
        </StackItem>
      ))}
      <StackItem>
        <Title headingLevel="h4">{t("curl")}</Title>
        <CopyBlock text={curlOf(all, operation, location.origin)} label={t("curl")} />
      </StackItem>
      <StackItem>
        <Title headingLevel="h4">{t("answers")}</Title>
        <Responses all={all} responses={operation.responses} />
      </StackItem>
    </Stack>
  );
}

function Access({ operation: { permissions, superAdmin } }: { operation: Operation }) {
  const { t } = useTranslation("apidocs");
  return (
    <Flex gap={{ default: "gapSm" }} alignItems={{ default: "alignItemsCenter" }}>
      <span>{t("permission")}</span>
      {permissions.map(({ name, when }) => (
        <Label key={name + when} variant="outline" isCompact>
          {WORDS_OF_ACCESS.includes(name) ? t(`access.${name}`) : name}
          {when && ` (${when})`}
        </Label>
      ))}
      {superAdmin && (
        <Label isCompact color="orange">
          {t("access.superAdmin")}
        </Label>
      )}
    </Flex>
  );
}

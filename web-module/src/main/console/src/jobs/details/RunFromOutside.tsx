import {
  Card,
  CardBody,
  CardTitle,
  Content,
  Stack,
  StackItem,
  ToggleGroup,
  ToggleGroupItem,
} from "@patternfly/react-core";
import { Trans, useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMay } from "../../api/session";
import { toApiKeys } from "../../app/paths";
import { CopyBlock } from "../../components/CopyBlock";
import type { Job } from "../api";
import { SNIPPETS, snippetOf } from "./snippets";

/** How a script or a pipeline runs this job. */
export function RunFromOutside({ job }: { job: Job }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const shown = SNIPPETS.find((kind) => kind === params.get("for")) ?? "shell";
  return (
    <Card>
      <CardTitle component="h2">{t("outside.title")}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Content>
              <p>{t("outside.body")}</p>
              <p>
                <Trans
                  t={t}
                  i18nKey={may("api-keys:write") ? "outside.key" : "outside.keyOfOthers"}
                  components={{ keys: <Link to={toApiKeys()} />, code: <code /> }}
                />
              </p>
            </Content>
          </StackItem>
          <StackItem>
            <ToggleGroup aria-label={t("outside.for")}>
              {SNIPPETS.map((kind) => (
                <ToggleGroupItem
                  key={kind}
                  text={t(`outside.${kind}`)}
                  isSelected={kind === shown}
                  onChange={() => setParams({ tab: "outside", for: kind }, { replace: true })}
                />
              ))}
            </ToggleGroup>
          </StackItem>
          <StackItem>
            <CopyBlock label={t(`outside.${shown}`)} text={snippetOf(shown, location.origin, job.id)} />
          </StackItem>
        </Stack>
      </CardBody>
    </Card>
  );
}

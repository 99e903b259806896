import { Content, ExpandableSection, Label } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Description, ResponseOf } from "./description";
import { MediaView } from "./MediaView";
import { Prose } from "./Prose";

/** Success is shown open, refusals on request: they all look alike. */
export function Responses({ all, responses }: { all: Description; responses: readonly ResponseOf[] }) {
  return responses.map((response) => <ResponseSection key={response.status} all={all} response={response} />);
}

function ResponseSection({ all, response }: { all: Description; response: ResponseOf }) {
  const { t } = useTranslation("apidocs");
  const good = response.status.startsWith("2");
  const [expanded, setExpanded] = useState(good);
  return (
    <ExpandableSection
      isExpanded={expanded}
      onToggle={(_, on) => setExpanded(on)}
      isIndented
      toggleContent={
        <span className="apidocs-toggle">
          <Label isCompact variant="outline" color={good ? "green" : "grey"}>
            {response.status}
          </Label>
          <span>{response.description.replace(/[`*]/g, "").split("\n")[0]}</span>
        </span>
      }
    >
      {expanded && (
        <>
          {response.description.trim().includes("\n") && <Prose text={response.description} />}
          {response.headers.map(({ name, description }) => (
            <Content key={name} component="p">
              <code>{name}</code>: {description}
            </Content>
          ))}
          {response.content.map((media) => (
            <div key={media.type}>
              <Content component="small">{media.type}</Content>
              <MediaView all={all} media={media} />
            </div>
          ))}
          {response.content.length === 0 && <Content component="p">{t("noBody")}</Content>}
        </>
      )}
    </ExpandableSection>
  );
}

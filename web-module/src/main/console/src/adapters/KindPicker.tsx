import { Card, CardBody, CardHeader, CardTitle, Gallery } from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Nothing } from "../components/Nothing";
import type { Kind } from "./values";

/** Cards of which one is chosen. */
export function KindPicker({
  kinds,
  chosen,
  onChoose,
}: {
  kinds: readonly Kind[];
  chosen?: string;
  onChoose: (kind: Kind) => void;
}) {
  const { t } = useTranslation("adapters");
  const id = useId();
  if (kinds.length === 0) {
    return <Nothing title={t("noKinds.title")}>{t("noKinds.body")}</Nothing>;
  }
  return (
    <Gallery hasGutter minWidths={{ default: "14rem" }} role="radiogroup" aria-label={t("kindQuestion")}>
      {kinds.map((kind) => (
        <Card key={kind.id} isSelectable isSelected={kind.id === chosen} isCompact id={`${id}-${kind.id}`}>
          <CardHeader
            selectableActions={{
              variant: "single",
              name: id,
              selectableActionId: `${id}-${kind.id}-input`,
              selectableActionAriaLabelledby: `${id}-${kind.id}-title`,
              onChange: () => onChoose(kind),
              isHidden: true,
            }}
          >
            <CardTitle id={`${id}-${kind.id}-title`}>{kind.name}</CardTitle>
          </CardHeader>
          <CardBody className="console-subtle">{t(`kind.${kind.id}`, { defaultValue: kind.id })}</CardBody>
        </Card>
      ))}
    </Gallery>
  );
}

import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Time } from "../components/Time";
import { usePropertyWords } from "./PropertyForm";
import { kindOf, useKinds, type Adapter } from "./queries";
import type { Property } from "./values";

/** What is configured. Of a secret only that there is one, even if the server told it. */
export function DetailsCard({ adapter }: { adapter: Adapter }) {
  const { t } = useTranslation("adapters");
  const words = usePropertyWords();
  const kind = kindOf(useKinds(adapter.type).data, adapter.adapterId);
  const { metadata, config, createdAt, updatedAt } = adapter;
  return (
    <Card isFullHeight>
      <CardTitle component="h2">{t("details")}</CardTitle>
      <CardBody>
        <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: "14ch" }}>
          <Entry term={t("kindColumn")}>{kind?.name ?? adapter.adapterId}</Entry>
          {metadata.version && <Entry term={t("version")}>{metadata.version}</Entry>}
          {kind?.properties.map((property) => (
            <Entry key={property.name} term={words(kind.id, property).label}>
              <Configured property={property} value={config[property.name]} />
            </Entry>
          ))}
          <Entry term={t("createdAt")}>
            <Time at={createdAt} />
          </Entry>
          <Entry term={t("updatedAt")}>
            <Time at={updatedAt} />
          </Entry>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}

function Configured({ property, value }: { property: Property; value: unknown }) {
  const { t } = useTranslation("adapters");
  const empty = value === null || value === undefined || value === "";
  if (property.secret) {
    return t(empty ? "secret.none" : "secret.kept");
  }
  if (typeof value === "boolean") {
    return t(value ? "yes" : "no");
  }
  if (empty || (Array.isArray(value) && value.length === 0)) {
    return "–";
  }
  return <span className="console-mono">{Array.isArray(value) ? value.join(", ") : String(value)}</span>;
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

import {
  Card,
  CardBody,
  CardExpandableContent,
  CardHeader,
  CardTitle,
  Content,
  ExpandableSection,
  Label,
  type LabelProps,
} from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Description, Family, Operation } from "./description";
import { OperationDetails } from "./OperationDetails";

const COLORS: Record<string, LabelProps["color"]> = {
  GET: "blue",
  HEAD: "grey",
  POST: "green",
  PUT: "orange",
  DELETE: "red",
};

interface Opening {
  /** The id of the operation whose particulars are shown. */
  open: string | null;
  onOpen: (id: string | null) => void;
}

export function FamilyCard({ all, family, open, onOpen }: Opening & { all: Description; family: Family }) {
  const { t } = useTranslation("apidocs");
  const [expanded, setExpanded] = useState(true);
  const id = `family-${family.name}`;
  return (
    <Card isCompact isExpanded={expanded} id={id}>
      <CardHeader
        onExpand={() => setExpanded(!expanded)}
        toggleButtonProps={{
          "aria-label": t("family", { name: family.name }),
          "aria-expanded": expanded,
        }}
      >
        <CardTitle component="h2">{family.name}</CardTitle>
      </CardHeader>
      <CardExpandableContent>
        <CardBody>
          {family.description && <Content component="p">{family.description}</Content>}
          {family.operations.map((operation) => (
            <OperationSection
              key={operation.id}
              all={all}
              operation={operation}
              open={open}
              onOpen={onOpen}
            />
          ))}
        </CardBody>
      </CardExpandableContent>
    </Card>
  );
}

function OperationSection({
  all,
  operation,
  open,
  onOpen,
}: Opening & { all: Description; operation: Operation }) {
  const place = useRef<HTMLDivElement>(null);
  const isOpen = open === operation.id;
  const [cameByLink] = useState(isOpen);
  useEffect(() => {
    if (cameByLink) {
      place.current?.scrollIntoView({ block: "start" });
    }
  }, [cameByLink]);
  return (
    <div ref={place} className="apidocs-operation">
      <ExpandableSection
        isExpanded={isOpen}
        onToggle={() => onOpen(isOpen ? null : operation.id)}
        toggleWrapper="h3"
        toggleContent={
          <span className="apidocs-toggle">
            <Label isCompact color={COLORS[operation.method] ?? "grey"}>
              {operation.method}
            </Label>
            <span className="console-mono">{operation.path}</span>
            <span className="console-subtle">{operation.summary}</span>
          </span>
        }
      >
        {isOpen && <OperationDetails all={all} operation={operation} />}
      </ExpandableSection>
    </div>
  );
}

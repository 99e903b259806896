import { Card, CardBody, CardTitle, FormSection, StackItem } from "@patternfly/react-core";
import type { ReactNode } from "react";

/** A part of the form that an address can point to. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <StackItem id={id}>
      <Card>
        <CardTitle component="h2">{title}</CardTitle>
        <CardBody>
          <FormSection className="jobs-narrowing">{children}</FormSection>
        </CardBody>
      </Card>
    </StackItem>
  );
}

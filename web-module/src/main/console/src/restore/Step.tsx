import { Card, CardBody, CardTitle, StackItem } from "@patternfly/react-core";
import type { ReactNode } from "react";

/** One question of the guided page. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <StackItem>
      <Card>
        <CardTitle component="h2">
          {number}. {title}
        </CardTitle>
        <CardBody>{children}</CardBody>
      </Card>
    </StackItem>
  );
}

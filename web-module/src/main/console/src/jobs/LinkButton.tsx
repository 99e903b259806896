import { Button, type ButtonProps } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Link } from "react-router";

/** A link that looks like a button. */
export function LinkButton({
  to,
  variant = "primary",
  children,
}: {
  to: string;
  variant?: ButtonProps["variant"];
  children: ReactNode;
}) {
  return (
    <Button variant={variant} component={(props) => <Link {...props} to={to} />}>
      {children}
    </Button>
  );
}

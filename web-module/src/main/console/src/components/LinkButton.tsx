import { Button, type ButtonProps } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Link } from "react-router";

interface LinkButtonProps {
  to: string;
  variant?: ButtonProps["variant"];
  children: ReactNode;
}

/** A link that looks like a button. It keeps the focus when its screen is drawn again. */
export function LinkButton({ to, variant = "primary", children }: LinkButtonProps) {
  return (
    <Button variant={variant} component={Link} {...{ to }}>
      {children}
    </Button>
  );
}

import { Breadcrumb, BreadcrumbItem, Content, Flex, FlexItem, Title } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** The head of a screen: where it is, what it is for, and what can be done on it. */
export function ScreenHeader({
  title,
  description,
  badge,
  parents = [],
  actions,
}: {
  title: string;
  description?: ReactNode;
  /** A label beside the title, such as a status. */
  badge?: ReactNode;
  parents?: { title: string; to: string }[];
  actions?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Flex direction={{ default: "column" }} gap={{ default: "gapSm" }} className="console-header">
      {parents.length > 0 && (
        <Breadcrumb aria-label={t("breadcrumb")}>
          {parents.map((parent) => (
            <BreadcrumbItem
              key={parent.to}
              render={({ className }) => (
                <Link to={parent.to} className={className}>
                  {parent.title}
                </Link>
              )}
            />
          ))}
          <BreadcrumbItem isActive>{title}</BreadcrumbItem>
        </Breadcrumb>
      )}
      <Flex
        justifyContent={{ default: "justifyContentSpaceBetween" }}
        alignItems={{ default: "alignItemsCenter" }}
      >
        <Flex alignItems={{ default: "alignItemsCenter" }} gap={{ default: "gapMd" }}>
          <Title headingLevel="h1">{title}</Title>
          {badge}
        </Flex>
        {actions && <Flex gap={{ default: "gapSm" }}>{actions}</Flex>}
      </Flex>
      {description && (
        <FlexItem>
          <Content component="p" className="console-subtle">
            {description}
          </Content>
        </FlexItem>
      )}
    </Flex>
  );
}

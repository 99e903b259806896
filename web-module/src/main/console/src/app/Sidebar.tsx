import { Nav, NavGroup, NavItem, PageSidebar, PageSidebarBody } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useUser } from "../api/session";
import { maySee, NAV_GROUPS } from "./screen";
import { screens } from "./screens";

/** What this person may see, in groups. */
export function Sidebar() {
  const { t } = useTranslation();
  const { permissions } = useUser();
  const { pathname } = useLocation();
  const listed = screens.filter((screen) => screen.nav && maySee(screen, permissions));
  const active = (path: string) =>
    path === "/" ? pathname === "/" : (pathname + "/").startsWith(path + "/");
  return (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label={t("nav.label")}>
          {NAV_GROUPS.filter((group) => listed.some((screen) => screen.nav === group)).map((group) => (
            <NavGroup key={group} title={t(`nav.group.${group}`)}>
              {listed
                .filter((screen) => screen.nav === group)
                .map(({ path, feature, titleKey }) => (
                  <NavItem key={path} isActive={active(path)}>
                    <Link to={path} aria-current={active(path) ? "page" : undefined}>
                      {t(`nav.${titleKey ?? feature}`)}
                    </Link>
                  </NavItem>
                ))}
            </NavGroup>
          ))}
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}

import {
  Dropdown,
  DropdownItem,
  DropdownList,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  MenuToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import UserIcon from "@patternfly/react-icons/dist/esm/icons/user-icon";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { answer, client } from "../api/client";
import { useSessionChange, useUser } from "../api/session";

import { useAlerts } from "../components/Alerts";
import { useLeaveQuestion } from "../components/LeaveGuard";
import { toProfile } from "./paths";

export function Header() {
  const { t } = useTranslation();
  return (
    <Masthead>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton aria-label={t("nav.toggle")} isHamburgerButton />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to="/" />} className="console-brand">
            <img src="/icon.svg" alt="" width={28} height={28} />
            <span>DBackup</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarItem align={{ default: "alignEnd" }}>
              <UserMenu />
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}

function UserMenu() {
  const { t } = useTranslation();
  const user = useUser();
  const session = useSessionChange();
  const navigate = useNavigate();
  const { addError } = useAlerts();
  const leave = useLeaveQuestion();
  const [open, setOpen] = useState(false);

  async function signOut() {
    try {
      await answer(client.POST("/auth/logout"));
      session.ended();
    } catch (problem) {
      addError(t("signOutFailed"), problem);
    }
  }

  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: "right" }}
      toggle={(toggle) => (
        <MenuToggle
          ref={toggle}
          onClick={() => setOpen(!open)}
          isExpanded={open}
          icon={<UserIcon />}
          aria-label={t("userMenu", { name: user.name })}
        >
          <span className="console-wide">{user.name}</span>
        </MenuToggle>
      )}
    >
      <DropdownList>
        <DropdownItem onClick={() => void navigate(toProfile())} description={user.email}>
          {t("nav.profile")}
        </DropdownItem>
        <DropdownItem onClick={() => leave(() => void signOut())}>{t("signOut")}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}

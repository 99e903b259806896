import { MenuToggle } from "@patternfly/react-core";
import EllipsisIcon from "@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon";
import { ActionsColumn, type IAction } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

/** What can be done with a row, behind three dots. */
export function ActionsMenu({ items }: { items: IAction[] }) {
  const { t } = useTranslation();
  return (
    <ActionsColumn
      items={items}
      popperProps={{ appendTo: () => document.body, position: "right" }}
      actionsToggle={({ onToggle, isOpen, isDisabled, toggleRef }) => (
        <MenuToggle
          ref={toggleRef}
          variant="plain"
          aria-label={t("table.actions")}
          icon={<EllipsisIcon />}
          isExpanded={isOpen}
          isDisabled={isDisabled}
          onClick={onToggle}
        />
      )}
    />
  );
}

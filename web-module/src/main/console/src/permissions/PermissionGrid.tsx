import { Button, Checkbox, Flex, Stack, StackItem } from "@patternfly/react-core";
import CheckIcon from "@patternfly/react-icons/dist/esm/icons/check-icon";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Permission } from "../api/session";
import { ACTIONS, actionOf, AREAS, permissionOf, PERMISSIONS, withChoice } from "./permissions";
import "./permissions.css";

interface PermissionGridProps {
  label: string;
  value: readonly Permission[];
  /** What may be given; the rest is shown and cannot be changed. */
  held?: readonly Permission[];
  /** Without it the grid only shows. */
  onChange?: (value: Permission[]) => void;
}

/** Who may do what: a row for each area, a column for each thing that can be done there. */
export function PermissionGrid({ label, value, held = PERMISSIONS, onChange }: PermissionGridProps) {
  const { t } = useTranslation("permissions");
  const id = useId();
  const cell = (area: string, action: string) => {
    const permission = permissionOf(area, action);
    if (!permission) {
      return null;
    }
    const name = t("cell", { area: t(`area.${area}`), action: t(`action.${action}`) });
    const on = value.includes(permission);
    if (!onChange) {
      return on ? <CheckIcon title={name} /> : <span aria-hidden>–</span>;
    }
    return (
      <Checkbox
        id={`${id}${permission}`}
        aria-label={name}
        isChecked={on}
        isDisabled={!held.includes(permission)}
        onChange={(_, checked) => onChange(withChoice(value, [permission], checked))}
      />
    );
  };
  return (
    <Stack hasGutter>
      {onChange && (
        <StackItem>
          <Choices value={value} held={held} onChange={onChange} />
        </StackItem>
      )}
      <StackItem>
        <Table aria-label={label} variant="compact" gridBreakPoint="grid-md" className="permission-grid">
          <Thead>
            <Tr>
              <Th>{t("areaColumn")}</Th>
              {ACTIONS.map((action) => (
                <Th key={action} textCenter modifier="nowrap">
                  {t(`action.${action}`)}
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {AREAS.map((area) => (
              <Tr key={area}>
                <Th scope="row" dataLabel={t("areaColumn")}>
                  {t(`area.${area}`)}
                </Th>
                {ACTIONS.map((action) => (
                  <Td
                    key={action}
                    dataLabel={t(`action.${action}`)}
                    textCenter
                    className={permissionOf(area, action) ? undefined : "permission-none"}
                  >
                    {cell(area, action)}
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </StackItem>
      {onChange && held.length < PERMISSIONS.length && (
        <StackItem>
          <span className="console-subtle">{t("onlyHeld")}</span>
        </StackItem>
      )}
    </Stack>
  );
}

function Choices({ value, held, onChange }: Required<Omit<PermissionGridProps, "label">>) {
  const { t } = useTranslation("permissions");
  const readable = held.filter((permission) => actionOf(permission) === "read");
  return (
    <Flex gap={{ default: "gapSm" }}>
      <Button variant="link" isInline onClick={() => onChange(withChoice(value, readable, true))}>
        {t("allRead")}
      </Button>
      <Button variant="link" isInline onClick={() => onChange(withChoice(value, held, true))}>
        {t("all")}
      </Button>
      <Button variant="link" isInline onClick={() => onChange(withChoice(value, held, false))}>
        {t("none")}
      </Button>
      <span className="console-subtle" role="status">
        {t("count", { chosen: value.length, total: PERMISSIONS.length })}
      </span>
    </Flex>
  );
}

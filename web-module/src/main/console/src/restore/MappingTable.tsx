import {
  Checkbox,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Label,
  TextInput,
  ToggleGroup,
  ToggleGroupItem,
} from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { ExistingDatabase } from "./ExistingDatabase";
import type { Choice, Conflict, NameProblem, Naming } from "./mapping";

interface MappingTableProps {
  choices: readonly Choice[];
  problems: ReadonlyMap<string, NameProblem>;
  conflicts: readonly Conflict[];
  replace: boolean;
  naming: Naming;
  onNaming: (naming: Naming) => void;
  onName: (originalName: string, name: string) => void;
  onSelect: (originalName: string, on: boolean) => void;
}

/** Which databases are restored under which names, and what is there already. */
export function MappingTable(props: MappingTableProps) {
  const { choices, naming, onNaming } = props;
  const { t } = useTranslation("restore");
  return (
    <>
      <ToggleGroup aria-label={t("names.naming")}>
        {(["new", "original"] as const).map((choice) => (
          <ToggleGroupItem
            key={choice}
            buttonId={`naming-${choice}`}
            text={t(`names.${choice}`)}
            isSelected={naming === choice}
            onChange={() => onNaming(choice)}
          />
        ))}
      </ToggleGroup>
      <Table aria-label={t("step.names")} variant="compact" role="table" gridBreakPoint="grid-lg">
        <Thead>
          <Tr>
            <Th width={30}>{t("names.database")}</Th>
            <Th width={35}>{t("names.target")}</Th>
            <Th width={35}>{t("names.state")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {choices.map((choice) => (
            <MappingRow key={choice.originalName} choice={choice} {...props} />
          ))}
        </Tbody>
      </Table>
    </>
  );
}

function MappingRow({
  choice: { originalName, targetName, selected },
  problems,
  conflicts,
  replace,
  onName,
  onSelect,
}: MappingTableProps & { choice: Choice }) {
  const { t } = useTranslation("restore");
  const problem = problems.get(originalName);
  const conflict = conflicts.find((other) => other.originalName === originalName);
  const id = `name-${originalName}`;
  return (
    <Tr>
      <Td dataLabel={t("names.database")}>
        <Checkbox
          id={`select-${originalName}`}
          label={originalName}
          isChecked={selected}
          onChange={(_, on) => onSelect(originalName, on)}
        />
      </Td>
      <Td dataLabel={t("names.target")}>
        <TextInput
          id={id}
          aria-label={t("names.targetOf", { database: originalName })}
          aria-describedby={`${id}-problem`}
          value={targetName}
          isDisabled={!selected}
          autoComplete="off"
          validated={problem ? "error" : conflict ? "warning" : "default"}
          onChange={(_, name) => onName(originalName, name)}
        />
        <FormHelperText id={`${id}-problem`}>
          {problem && (
            <HelperText>
              <HelperTextItem variant="error">{t(`names.problem.${problem}`)}</HelperTextItem>
            </HelperText>
          )}
        </FormHelperText>
      </Td>
      <Td dataLabel={t("names.state")}>
        <div>
          {!selected ? (
            <span className="console-subtle">{t("names.left")}</span>
          ) : conflict ? (
            <>
              <Label status={replace ? "danger" : "warning"} variant="outline">
                {t(replace ? "names.replaced" : "names.exists")}
              </Label>{" "}
              <ExistingDatabase {...conflict.existing} />
            </>
          ) : (
            !problem && (
              <Label status="success" variant="outline">
                {t("names.made")}
              </Label>
            )
          )}
        </div>
      </Td>
    </Tr>
  );
}

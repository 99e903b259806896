import { Stack, StackItem } from "@patternfly/react-core";
import { useMay, useUser } from "../api/session";
import { ExportCard } from "./ExportCard";
import { ImportCard } from "./ImportCard";

/** The group that alone may import, as the server has it. */
const SUPER_ADMIN = "SuperAdmin";

/** The whole configuration out of this server and into it. */
export function Transfer() {
  const may = useMay();
  const { groups } = useUser();
  return (
    <Stack hasGutter>
      <StackItem>
        <ExportCard mayExport={may("settings:write") && may("vault:write")} />
      </StackItem>
      <StackItem>
        <ImportCard mayImport={may("settings:write") && groups.includes(SUPER_ADMIN)} />
      </StackItem>
    </Stack>
  );
}

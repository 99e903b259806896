import { Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { CopyBlock } from "../components/CopyBlock";
import type { Content, Description } from "./description";
import { FieldTable } from "./FieldTable";
import { exampleOf, fieldsOf } from "./schema";

/** Its fields, and an example of it. */
export function MediaView({ all, media }: { all: Description; media: Content }) {
  const { t } = useTranslation("apidocs");
  const fields = media.schema ? fieldsOf(all, media.schema) : [];
  const example = exampleOf(all, media);
  return (
    <Stack hasGutter>
      {fields.length > 0 && (
        <StackItem>
          <FieldTable label={t("fields", { type: media.type })} fields={fields} />
        </StackItem>
      )}
      {example !== undefined && (
        <StackItem>
          <CopyBlock
            label={t("example")}
            text={typeof example === "string" ? example : JSON.stringify(example, null, 2)}
          />
        </StackItem>
      )}
    </Stack>
  );
}

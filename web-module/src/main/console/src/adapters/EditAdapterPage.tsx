import { Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { toAdapter, toAdapters } from "../app/paths";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { AdapterEditor } from "./AdapterEditor";
import { kindOf, nounOf, useAdapter, useKinds, type Adapter, type Type } from "./queries";
import { storedValues, type Kind } from "./values";

export function EditAdapterPage({ type }: { type: Type }) {
  const { id = "" } = useParams();
  const adapter = useAdapter(type, id);
  const kinds = useKinds(type);
  return (
    <Loaded query={adapter}>
      {(stored) => <Loaded query={kinds}>{(all) => <Edit stored={stored} kinds={all} />}</Loaded>}
    </Loaded>
  );
}

function Edit({ stored, kinds }: { stored: Adapter; kinds: Kind[] }) {
  const { t } = useTranslation("adapters");
  const navigate = useNavigate();
  const { id, type, name, adapterId, config } = stored;
  const kind = kindOf(kinds, adapterId);
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("editOf", { name })}
          description={kind?.name}
          parents={[
            { title: t(nounOf(type)), to: toAdapters(type) },
            { title: name, to: toAdapter(type, id) },
          ]}
        />
      </StackItem>
      <StackItem>
        {kind ? (
          <AdapterEditor
            kind={kind}
            stored={stored}
            initial={{ name, values: storedValues(kind.properties, config) }}
            onCancel={() => void navigate(toAdapter(type, id))}
          />
        ) : (
          t("kindGone", { kind: adapterId })
        )}
      </StackItem>
    </Stack>
  );
}

import { Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { toAdapters } from "../app/paths";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { AdapterEditor } from "./AdapterEditor";
import { KindPicker } from "./KindPicker";
import { kindOf, nounOf, useAdapter, useKinds, type Type } from "./queries";
import { copiedValues, newValues, type Kind } from "./values";

/** A new adapter: of the kind that is chosen here, or a copy of the one that the address names. */
export function NewAdapterPage({ type }: { type: Type }) {
  const { t } = useTranslation("adapters");
  const [search] = useSearchParams();
  const from = search.get("from");
  const kinds = useKinds(type);
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t(`new.${type}`)}
          description={t(from ? "copyOf" : `newHelp.${type}`)}
          parents={[{ title: t(nounOf(type)), to: toAdapters(type) }]}
        />
      </StackItem>
      <StackItem>
        <Loaded query={kinds}>
          {(all) => (from ? <Copy type={type} id={from} kinds={all} /> : <Fresh type={type} kinds={all} />)}
        </Loaded>
      </StackItem>
    </Stack>
  );
}

function Fresh({ type, kinds }: { type: Type; kinds: Kind[] }) {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const kind = kindOf(kinds, search.get("kind") ?? "") ?? (kinds.length === 1 ? kinds[0] : undefined);
  return (
    <Stack hasGutter>
      <StackItem>
        <KindPicker
          kinds={kinds}
          chosen={kind?.id}
          onChoose={({ id }) => setSearch({ kind: id }, { replace: true })}
        />
      </StackItem>
      {kind && (
        <StackItem>
          <AdapterEditor
            key={kind.id}
            kind={kind}
            initial={{ name: "", values: newValues(kind.properties) }}
            onCancel={() => void navigate(toAdapters(type))}
          />
        </StackItem>
      )}
    </Stack>
  );
}

function Copy({ type, id, kinds }: { type: Type; id: string; kinds: Kind[] }) {
  const { t } = useTranslation("adapters");
  const navigate = useNavigate();
  const original = useAdapter(type, id);
  return (
    <Loaded query={original}>
      {({ name, adapterId, config }) => {
        const kind = kindOf(kinds, adapterId);
        return kind ? (
          <AdapterEditor
            kind={kind}
            initial={{ name: t("copyName", { name }), values: copiedValues(kind.properties, config) }}
            onCancel={() => void navigate(toAdapters(type))}
          />
        ) : (
          t("kindGone", { kind: adapterId })
        );
      }}
    </Loaded>
  );
}

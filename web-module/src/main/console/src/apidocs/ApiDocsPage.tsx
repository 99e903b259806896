import {
  Button,
  Card,
  CardBody,
  ExpandableSection,
  Label,
  SearchInput,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { isWide } from "../components/isWide";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { useAddressParam } from "../components/useAddressParam";
import { familiesOf, matches, type Description } from "./description";
import { FamilyCard } from "./FamilyCard";
import { Prose } from "./Prose";
import "./apidocs.css";

export default function ApiDocsPage() {
  const { t } = useTranslation("apidocs");
  const description = useQuery({
    queryKey: ["openapi"],
    queryFn: async () => {
      const all = (await answer(client.GET("/openapi"))) as unknown as Description;
      return { all, families: familiesOf(all) };
    },
    staleTime: Infinity,
  });
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          description={t("description")}
          badge={<Label isCompact>OpenAPI 3.1</Label>}
          actions={
            <Button component="a" href="/api/openapi" variant="secondary" target="_blank" rel="noreferrer">
              {t("raw")}
            </Button>
          }
        />
      </StackItem>
      <StackItem>
        <Loaded query={description}>{(loaded) => <Reference {...loaded} />}</Loaded>
      </StackItem>
    </Stack>
  );
}

function Reference({ all, families }: { all: Description; families: ReturnType<typeof familiesOf> }) {
  const { t } = useTranslation("apidocs");
  const [given, keep] = useAddressParam("q");
  const [open, setOpen] = useAddressParam("open");
  const [search, setSearch] = useState(given ?? "");
  const [basics, setBasics] = useState(() => !open && isWide());
  // The way back leads to the page before, not through every letter.
  const look = (text: string) => {
    setSearch(text);
    keep(text || null, { replace: true });
  };
  const found = families
    .map((family) => ({
      ...family,
      operations: family.operations.filter((operation) => matches(operation, search)),
    }))
    .filter(({ operations }) => operations.length > 0);
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <Stack hasGutter>
      {all.info.description && !search && (
        <StackItem>
          <Card isCompact>
            <CardBody>
              <ExpandableSection
                toggleText={t("basics")}
                isExpanded={basics}
                onToggle={(_, on) => setBasics(on)}
              >
                <Prose text={all.info.description} />
              </ExpandableSection>
            </CardBody>
          </Card>
        </StackItem>
      )}
      <StackItem className="apidocs-search">
        <SearchInput
          aria-label={t("search")}
          placeholder={t("search")}
          resetButtonLabel={t("app:table.clear")}
          value={search}
          onChange={(_, text) => look(text)}
          onClear={() => look("")}
          resultsCount={search ? count : undefined}
        />
        {search && count === 0 && <p role="status">{t("nothing", { search })}</p>}
      </StackItem>
      {found.map((family) => (
        <StackItem key={family.name}>
          <FamilyCard all={all} family={family} open={open} onOpen={setOpen} />
        </StackItem>
      ))}
    </Stack>
  );
}

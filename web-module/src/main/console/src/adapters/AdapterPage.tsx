import { Button, Grid, GridItem, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useMay } from "../api/session";
import { toAdapters, toEditAdapter, toExplorer, toNewAdapter } from "../app/paths";
import { LinkButton } from "../components/LinkButton";
import { Loaded } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { StatusLabel } from "../components/StatusLabel";
import { ConnectionOutcome } from "./ConnectionOutcome";
import { DatabasesCard } from "./DatabasesCard";
import { DeleteAdapter } from "./DeleteAdapter";
import { DetailsCard } from "./DetailsCard";
import { HealthCard } from "./HealthCard";
import { nounOf, toWrite, useAdapter, type Adapter, type Type } from "./queries";
import { SendsCard } from "./SendsCard";
import { UsageCard } from "./UsageCard";
import { useTestAction } from "./useTestAction";

export function AdapterPage({ type }: { type: Type }) {
  const { id = "" } = useParams();
  return <Loaded query={useAdapter(type, id)}>{(adapter) => <Details adapter={adapter} />}</Loaded>;
}

function Details({ adapter }: { adapter: Adapter }) {
  const { t } = useTranslation("adapters");
  const { type, name, metadata } = adapter;
  const navigate = useNavigate();
  const test = useTestAction();
  const [deleting, setDeleting] = useState(false);
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={name}
          badge={<StatusLabel status={metadata.status} />}
          parents={[{ title: t(nounOf(type)), to: toAdapters(type) }]}
          actions={
            <>
              <Button
                variant="primary"
                isLoading={test.running}
                isDisabled={test.running}
                onClick={() => void test.run(adapter)}
              >
                {t(`test.action.${type}`)}
              </Button>
              <Actions adapter={adapter} onDelete={() => setDeleting(true)} />
            </>
          }
        />
      </StackItem>
      {test.outcome && (
        <StackItem>
          <ConnectionOutcome type={type} outcome={test.outcome} />
        </StackItem>
      )}
      <StackItem>
        <Grid hasGutter>
          <GridItem lg={5}>
            <DetailsCard adapter={adapter} />
          </GridItem>
          <GridItem lg={7}>
            <HealthCard adapter={adapter} />
          </GridItem>
          <GridItem>
            {type === "database" && <DatabasesCard sourceId={adapter.id} />}
            {type === "storage" && <UsageCard destinationId={adapter.id} />}
            {type === "notification" && <SendsCard adapterId={adapter.id} />}
          </GridItem>
        </Grid>
      </StackItem>
      {deleting && (
        <DeleteAdapter
          adapter={adapter}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate(toAdapters(type))}
        />
      )}
    </Stack>
  );
}

function Actions({ adapter: { id, type }, onDelete }: { adapter: Adapter; onDelete: () => void }) {
  const { t } = useTranslation(["adapters", "app"]);
  const may = useMay();
  return (
    <>
      {type === "storage" && may("storage:read") && (
        <LinkButton variant="secondary" to={toExplorer(id)}>
          {t("explore")}
        </LinkButton>
      )}
      {may(toWrite(type)) && (
        <>
          <LinkButton variant="secondary" to={toEditAdapter(type, id)}>
            {t("app:edit")}
          </LinkButton>
          <LinkButton variant="secondary" to={toNewAdapter(type, id)}>
            {t("clone")}
          </LinkButton>
          <Button variant="secondary" isDanger onClick={onDelete}>
            {t("app:delete")}
          </Button>
        </>
      )}
    </>
  );
}

import { EmptyState, EmptyStateBody, Stack, StackItem } from "@patternfly/react-core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { answerWithHead, client, total } from "../api/client";
import { Loaded } from "../components/Loaded";
import { Pages } from "../components/Pages";
import { ScreenHeader } from "../components/ScreenHeader";
import "./audit.css";
import { AuditFilters } from "./AuditFilters";
import { AuditTable } from "./AuditTable";
import { ChainCheckButton, ChainCheckResult, useChainCheck } from "./ChainCheck";
import { FILTERS, PAGE_SIZES, queryOf } from "./filters";

export default function AuditPage() {
  const { t } = useTranslation("audit");
  const [params, setParams] = useSearchParams();
  const query = queryOf(params);
  const check = useChainCheck();
  const trail = useQuery({
    queryKey: ["audit", query],
    queryFn: () => answerWithHead(client.GET("/audit", { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const count = trail.data && total(trail.data.headers, trail.data.data);

  /** Empty texts leave the address; another filter begins at the first page. */
  function change(changes: Record<string, string>) {
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (!("page" in changes) && !("open" in changes)) {
        next.delete("page");
        next.delete("open");
      }
      for (const [name, value] of Object.entries(changes)) {
        if (value) {
          next.set(name, value);
        } else {
          next.delete(name);
        }
      }
      return next;
    });
  }

  const pages = (variant: "top" | "bottom") => (
    <Pages
      variant={variant}
      label={t(`pages.${variant}`)}
      total={count ?? 0}
      page={query.page}
      size={query.limit}
      sizes={PAGE_SIZES}
      onPage={(page) => change({ page: String(page), open: "" })}
      onSize={(size) => change({ limit: String(size), page: "", open: "" })}
    />
  );

  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          description={t("description")}
          actions={<ChainCheckButton check={check} />}
        />
      </StackItem>
      <StackItem>
        <ChainCheckResult check={check} />
      </StackItem>
      <StackItem>
        <AuditFilters params={params} onChange={(changes) => change(changes as Record<string, string>)} />
      </StackItem>
      <StackItem>
        {trail.isError && <Loaded query={trail}>{() => null}</Loaded>}
        {trail.isError && !trail.data ? null : count === 0 ? (
          <EmptyState titleText={t("empty.title")} headingLevel="h2">
            <EmptyStateBody>
              {t(FILTERS.some((name) => params.get(name)) ? "empty.filtered" : "empty.body")}
            </EmptyStateBody>
          </EmptyState>
        ) : (
          <>
            {pages("top")}
            <AuditTable
              entries={trail.data?.data}
              open={params.get("open")}
              onOpen={(id) => change({ open: id ?? "" })}
            />
            {pages("bottom")}
          </>
        )}
      </StackItem>
    </Stack>
  );
}

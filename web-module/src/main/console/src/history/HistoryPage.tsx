import { Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Loaded } from "../components/Loaded";
import { Pages } from "../components/Pages";
import { ScreenHeader } from "../components/ScreenHeader";
import { useHistory } from "./executions";
import { FilterBar } from "./FilterBar";
import { filtersOf, isNarrowed, withFilter, type Filters } from "./filters";
import { HistoryTable } from "./HistoryTable";
import { NothingRan } from "./NothingRan";
import "./history.css";

export default function HistoryPage() {
  const { t } = useTranslation("history");
  const [query, setQuery] = useSearchParams();
  const filters = filtersOf(query);
  const history = useHistory(filters);
  const change = (key: keyof Filters, value: string) => setQuery(withFilter(query, key, value));
  const showAll = () => setQuery(new URLSearchParams());
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem>
        <FilterBar
          filters={filters}
          jobName={history.data?.rows.find(({ jobId }) => jobId === filters.jobId)?.job?.name}
          onChange={change}
          onClear={showAll}
        />
      </StackItem>
      <StackItem>
        <Loaded query={history}>
          {({ rows, total }) =>
            rows.length === 0 ? (
              <NothingRan narrowed={isNarrowed(filters) || filters.page > 1} showAll={showAll} />
            ) : (
              <>
                <HistoryTable rows={rows} />
                <Pages
                  label={t("pages")}
                  total={total}
                  page={filters.page}
                  size={filters.limit}
                  onPage={(page) => change("page", page === 1 ? "" : String(page))}
                  onSize={(limit) => change("limit", String(limit))}
                />
              </>
            )
          }
        </Loaded>
      </StackItem>
    </Stack>
  );
}

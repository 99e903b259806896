import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { toExecution, toHistory } from "../app/paths";
import { Time } from "../components/Time";
import { isOver } from "../history/executions";
import { liveOnes, LiveStatus } from "../history/LiveStatus";
import type { Dashboard } from "./dashboard";

/** What goes on at the moment, as far as it began lately; the history has the rest. */
export function Running({ recent, executions }: Pick<Dashboard, "recent" | "executions">) {
  const { t } = useTranslation(["overview", "app"]);
  const rows = recent.filter(({ status }) => !isOver(status));
  const live = liveOnes(rows);
  return (
    <>
      <ul className="overview-running">
        {rows.map((row) => (
          <li key={row.id}>
            <LiveStatus row={row} live={live.has(row.id)} />
            <Link to={toExecution(row.id)}>
              {t(`app:executionType.${row.type}`)}: {row.job?.name}
            </Link>
            <span className="console-subtle">
              <Time at={row.startedAt ?? row.createdAt} relative />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={toHistory({ status: "Running" })}>
          {t("running.running", { count: executions.running })}
        </Link>
        {executions.pending > 0 && (
          <>
            {", "}
            <Link to={toHistory({ status: "Pending" })}>
              {t("running.pending", { count: executions.pending })}
            </Link>{" "}
            {executions.oldestPendingAt && (
              <>
                ({t("running.since")} <Time at={executions.oldestPendingAt} relative />)
              </>
            )}
          </>
        )}
      </p>
    </>
  );
}

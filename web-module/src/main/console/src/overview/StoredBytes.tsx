import { useQueries } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, client, type Schema } from "../api/client";
import { useMay } from "../api/session";
import { toAdapter, toExplorer } from "../app/paths";
import { DataTable, type Column } from "../components/DataTable";
import { StatusLabel } from "../components/StatusLabel";
import { useFormat } from "../i18n/format";
import type { Dashboard } from "./dashboard";

type Destination = Dashboard["storage"]["destinations"][number];
type Usage = Schema["StorageUsage"];

/** Growth is asked for one by one, so only of the largest, and only when somebody looks. */
const GROWTH_OF = 3;

/** What lies at each destination, the fullest first, and when it will be full. */
export function StoredBytes({ destinations }: { destinations: Destination[] }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const may = useMay();
  const { ref, seen } = useSeen();
  const largestFirst = [...destinations].sort((one, other) => other.bytes - one.bytes);
  const asked = seen && may("storage:read") ? largestFirst.slice(0, GROWTH_OF) : [];
  const usages = useQueries({
    queries: asked.map(({ id }) => ({
      queryKey: ["storage", id, "usage"],
      queryFn: () => answer(client.GET("/storage/{id}/usage", { params: { path: { id } } })),
      staleTime: 5 * 60_000,
    })),
    combine: (answers) => new Map(asked.map(({ id }, index) => [id, answers[index]?.data])),
  });
  const columns: Column<Destination>[] = [
    {
      key: "name",
      title: t("storage.destination"),
      cell: ({ id, name }) =>
        may("storage:read") ? (
          <Link to={toExplorer(id)}>{name}</Link>
        ) : may("destinations:read") ? (
          <Link to={toAdapter("storage", id)}>{name}</Link>
        ) : (
          name
        ),
    },
    { key: "health", title: t("storage.health"), cell: ({ health }) => <StatusLabel status={health} /> },
    {
      key: "stored",
      title: t("storage.stored"),
      cell: ({ bytes, count }) => t("figures.inBackups", { bytes: format.bytes(bytes), count }),
    },
    {
      key: "growth",
      title: t("storage.growth"),
      cell: ({ id }) => <Growth usage={usages.get(id)} />,
      width: 30,
    },
  ];
  return (
    <div ref={ref}>
      <DataTable
        label={t("storage.title")}
        rows={largestFirst}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<p>{t("storage.none")}</p>}
      />
    </div>
  );
}

function Growth({ usage }: { usage: Usage | undefined }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  if (!usage) {
    return "–";
  }
  const { growthPerDay, daysUntilFull, freeSpace } = usage;
  return (
    <>
      {growthPerDay === null
        ? t("storage.unknown")
        : growthPerDay > 0
          ? t("storage.perDay", { bytes: format.bytes(growthPerDay) })
          : t("storage.steady")}
      {daysUntilFull !== null ? (
        <small className="console-subtle"> {t("storage.full", { count: daysUntilFull })}</small>
      ) : (
        freeSpace !== null && (
          <small className="console-subtle"> {t("storage.free", { bytes: format.bytes(freeSpace) })}</small>
        )
      )}
    </>
  );
}

/** Whether something has been in sight, at least once. */
function useSeen() {
  const ref = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        setSeen(true);
        observer.disconnect();
      }
    });
    if (ref.current) {
      observer.observe(ref.current);
    }
    return () => observer.disconnect();
  }, []);
  return { ref, seen };
}

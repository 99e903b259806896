import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, client, ifStill, type Schema } from "../api/client";
import { useMay } from "../api/session";

export type Job = Schema["Job"];
export type Protection = Schema["JobProtection"];
export type Adapter = Schema["Adapter"];
export type Retention = Schema["Retention"];
export type RetentionPreview = Schema["RetentionPreview"];
/** The description calls fields with a default required; the server takes any of them alone. */
export type JobChanges = Partial<Schema["JobRequest"]>;

const MOST_PROTECTIONS = 1000;

export const jobsQuery = () =>
  queryOptions({ queryKey: ["jobs"], queryFn: () => answer(client.GET("/jobs")) });

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ["jobs", id],
    queryFn: () => answer(client.GET("/jobs/{id}", { params: { path: { id } } })),
  });

/** How well each job protects; of very many jobs those at risk. Undefined without the permission or an answer. */
export function useProtections() {
  const may = useMay();
  return useQuery({
    queryKey: ["dashboard", "jobs"],
    queryFn: async () => {
      const { protection, timeZone } = await answer(
        client.GET("/dashboard", { params: { query: { limit: MOST_PROTECTIONS, calendarDays: 0 } } }),
      );
      return { timeZone, byJob: new Map(protection.map((job) => [job.jobId, job])) };
    },
    enabled: may("history:read"),
  });
}

/** The time zone in which the server reads schedules; undefined when this person may not know it. */
export function useTimeZone(): string | undefined {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ["dashboard", "timeZone"],
    queryFn: async () =>
      may("history:read")
        ? (await answer(client.GET("/dashboard", { params: { query: { limit: 0, calendarDays: 0 } } })))
            .timeZone
        : zoneOf(await answer(client.GET("/settings"))),
    enabled: may("history:read") || may("settings:read"),
    staleTime: 600_000,
  });
  return data ?? undefined;
}

function zoneOf(settings: Schema["Setting"][]): string | null {
  const value = settings.find(({ name }) => name === "dbackup.timezone")?.value;
  return typeof value === "string" ? value : null;
}

const READERS = {
  database: "sources:read",
  storage: "destinations:read",
  notification: "notifications:read",
} as const;

export function useAdapters(type: Schema["AdapterType"]) {
  const may = useMay();
  return useQuery({
    queryKey: ["adapters", type],
    queryFn: () => answer(client.GET("/adapters", { params: { query: { type } } })),
    enabled: may(READERS[type]),
  });
}

export function useProfiles() {
  const may = useMay();
  return useQuery({
    queryKey: ["vault"],
    queryFn: () => answer(client.GET("/vault")),
    enabled: may("vault:read"),
  });
}

export const createJob = (job: JobChanges) => answer(client.POST("/jobs", { body: job }));

export const updateJob = (id: string, changes: JobChanges, seen?: Job) =>
  answer(client.PUT("/jobs/{id}", { params: { path: { id }, header: ifStill(seen) }, body: changes }));

export const deleteJob = (id: string) => answer(client.DELETE("/jobs/{id}", { params: { path: { id } } }));

export const runJob = (id: string) => answer(client.POST("/jobs/{id}/run", { params: { path: { id } } }));

export const cloneJob = (id: string) =>
  answer(client.POST("/jobs/{id}/clone", { params: { path: { id } }, body: {} }));

/** What would be kept and deleted now, by the policies that are saved or by another one at every destination. */
export const previewRetention = (id: string, retention?: Retention): Promise<RetentionPreview> =>
  answer(client.POST("/jobs/{id}/retention-preview", { params: { path: { id } }, body: { retention } }));

export const applyRetention = (id: string, confirm: string[]) =>
  answer(client.POST("/jobs/{id}/retention", { params: { path: { id } }, body: { confirm } }));

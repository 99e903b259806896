import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { answer, client, Problem } from "../api/client";
import { useMay } from "../api/session";
import { keep, type Found, type Kept } from "./kept";

/** Looks for what was made before the page was loaded again, so that nobody makes it twice. */
export function useFound({ source, destination, encryption, jobId }: Kept) {
  const may = useMay();
  const key = encryption.with;
  return useQuery({
    queryKey: ["setup", "found"],
    queryFn: async (): Promise<Found> => {
      const [foundSource, foundDestination, job, profiles] = await Promise.all([
        byId(source.pickedId, adapter),
        byId(destination.pickedId, adapter),
        byId(jobId, (id) => answer(client.GET("/jobs/{id}", { params: { path: { id } } }))),
        typeof key === "object" && may("vault:read") ? answer(client.GET("/vault")) : null,
      ]);
      const hasKey = typeof key !== "object" || !profiles || profiles.some(({ id }) => id === key.id);
      return { source: foundSource, destination: foundDestination, job, hasKey };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

const adapter = (id: string) => answer(client.GET("/adapters/{id}", { params: { path: { id } } }));

/** Null for what is gone, or out of this person's sight. */
async function byId<T>(id: string | null, read: (id: string) => Promise<T>): Promise<T | null> {
  try {
    return id === null ? null : await read(id);
  } catch (problem) {
    if (problem instanceof Problem && (problem.status === 404 || problem.status === 403)) {
      return null;
    }
    throw problem;
  }
}

/** Keeps it while the page is there and may be loaded again; not once it is left. Null keeps nothing. */
export function useKeeping(kept: Kept | null): void {
  const text = kept && JSON.stringify(kept);
  useEffect(() => keep(text), [text]);
  useEffect(() => () => keep(null), []);
}

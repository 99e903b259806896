import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, answerWithHead, client, ifStill, type Schema } from "../api/client";
import { saveFile } from "../components/saveFile";

export type Profile = Schema["Profile"];

const KEY = ["vault"];

export function useProfiles(enabled = true) {
  return useQuery({ queryKey: KEY, queryFn: () => answer(client.GET("/vault")), enabled });
}

export interface NewProfile {
  name: string;
  description: string | null;
  key?: string;
  id?: string;
}

export function useCreateProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewProfile) => answer(client.POST("/vault", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    // What was sent may have a key in it.
    gcTime: 0,
  });
}

export function useUpdateProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ seen, body }: { seen: Profile; body: { name: string; description: string | null } }) =>
      answer(client.PUT("/vault/{id}", { params: { path: { id: seen.id }, header: ifStill(seen) }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDeleteProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answer(client.DELETE("/vault/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

/** Straight into a file of the person's; no cache keeps the key. */
export async function saveRecoveryKit({ id, name }: Pick<Profile, "id" | "name">): Promise<void> {
  const kit = await answerWithHead(
    client.GET("/vault/{id}/recovery-kit", { params: { path: { id } }, parseAs: "blob" }),
  );
  saveFile(kit.data as Blob, kit.headers, `recovery-kit-${name}.zip`);
}

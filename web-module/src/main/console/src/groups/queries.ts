import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, ifStill, type Schema } from "../api/client";

export type Group = Schema["Group"];

export function useGroups(enabled = true) {
  return useQuery({ queryKey: ["groups"], queryFn: () => answer(client.GET("/groups")), enabled });
}

/** What a user may do depends on the groups, so the users are read again, and the session. */
function useGroupsChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [["groups"], ["users"], ["session"]].map((queryKey) =>
        queries.invalidateQueries({ queryKey, exact: true }),
      ),
    );
}

export function useSaveGroup() {
  const onSuccess = useGroupsChanged();
  return useMutation({
    mutationFn: ({ seen, body }: { seen?: Group; body: Schema["GroupRequest"] & { name: string } }) =>
      answer(
        seen
          ? client.PUT("/groups/{id}", { params: { path: { id: seen.id }, header: ifStill(seen) }, body })
          : client.POST("/groups", { body }),
      ),
    onSuccess,
  });
}

export function useDeleteGroup() {
  const onSuccess = useGroupsChanged();
  return useMutation({
    mutationFn: (id: string) => answer(client.DELETE("/groups/{id}", { params: { path: { id } } })),
    onSuccess,
  });
}

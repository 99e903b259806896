import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, ifStill, type Schema } from "../api/client";

export type User = Schema["User"];

/** The type has what has a default as required; what is not sent stays as it is. */
type UserRequest = Schema["UserRequest"];

export function useUsers(enabled = true) {
  return useQuery({ queryKey: ["users"], queryFn: () => answer(client.GET("/users")), enabled });
}

function useUsersChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [["users"], ["session"]].map((queryKey) => queries.invalidateQueries({ queryKey, exact: true })),
    );
}

export function useCreateUser() {
  const onSuccess = useUsersChanged();
  return useMutation({
    mutationFn: (body: UserRequest & { email: string; password: string }) =>
      answer(client.POST("/users", { body })),
    onSuccess,
    // What was sent has a password in it.
    gcTime: 0,
  });
}

export function useUpdateUser() {
  const onSuccess = useUsersChanged();
  return useMutation({
    mutationFn: ({ id, body, seen }: { id: string; body: Partial<UserRequest>; seen?: User }) =>
      answer(
        client.PUT("/users/{id}", {
          params: { path: { id }, header: ifStill(seen) },
          body: body as UserRequest,
        }),
      ),
    onSuccess,
    gcTime: 0,
  });
}

export function useDeleteUser() {
  const onSuccess = useUsersChanged();
  return useMutation({
    mutationFn: (id: string) => answer(client.DELETE("/users/{id}", { params: { path: { id } } })),
    onSuccess,
  });
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, ifStill, type Schema } from "../api/client";
import type { Permission } from "../api/session";

export type ApiKey = Schema["ApiKey"];
export type IssuedApiKey = Schema["IssuedApiKey"];

/** The type has what has a default as required; what is not sent stays as it is. */
type KeyRequest = Schema["ApiKeyRequest"];

const KEY = ["api-keys"];

export interface KeyChoice {
  name: string;
  permissions: Permission[];
  expiresAt: string | null;
}

export function useApiKeys() {
  return useQuery({ queryKey: KEY, queryFn: () => answer(client.GET("/api-keys")) });
}

function useKeysChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

export function useCreateKey() {
  return useMutation({
    mutationFn: (body: KeyChoice) => answer(client.POST("/api-keys", { body: { ...body, enabled: true } })),
    onSuccess: useKeysChanged(),
    // The answer has the secret; it goes with the dialog that shows it.
    gcTime: 0,
  });
}

export function useUpdateKey() {
  return useMutation({
    mutationFn: ({ id, body, seen }: { id: string; body: Partial<KeyRequest>; seen?: ApiKey }) =>
      answer(
        client.PUT("/api-keys/{id}", {
          params: { path: { id }, header: ifStill(seen) },
          body: body as KeyRequest,
        }),
      ),
    onSuccess: useKeysChanged(),
  });
}

export function useRotateKey() {
  return useMutation({
    mutationFn: (id: string) => answer(client.POST("/api-keys/{id}/rotate", { params: { path: { id } } })),
    onSuccess: useKeysChanged(),
    gcTime: 0,
  });
}

export function useDeleteKey() {
  return useMutation({
    mutationFn: (id: string) => answer(client.DELETE("/api-keys/{id}", { params: { path: { id } } })),
    onSuccess: useKeysChanged(),
  });
}

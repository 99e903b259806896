import { useQuery } from "@tanstack/react-query";
import { answerWithHead, client, total, type Schema } from "../api/client";
import { remaining } from "./remaining";
import { storageKey } from "./queries";

/** More are not read to find copies. */
const MOST_READ = 1000;

/** What would be left at this destination of the databases of a backup if it were deleted. */
export function useRemaining(destinationId: string, row: Schema["BackupRow"]) {
  return useQuery({
    queryKey: [...storageKey(destinationId), "remaining", row.path],
    queryFn: async () => {
      const { data, headers } = await answerWithHead(
        client.GET("/storage/{id}/files", {
          params: {
            path: { id: destinationId },
            query: {
              typeFilter: row.sourceType,
              search: row.databases.length === 1 ? row.databases[0]?.slice(0, 200) : undefined,
              page: 1,
              limit: MOST_READ,
            },
          },
        }),
      );
      return { databases: remaining(row, data), readAll: total(headers, data) <= MOST_READ, most: MOST_READ };
    },
    staleTime: 0,
  });
}

import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { answer, client, onSessionEnd, Problem, type Schema } from "./client";

export type User = Schema["Session"]["user"];
export type Permission = Schema["Permission"];

const KEY = ["session"];

/** The cookie itself is out of the page's reach; this only saves asking for a session that nobody has begun. */
const HINT = "dbackup.signedIn";

/** Null when nobody is signed in. */
export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: readSession, staleTime: 60_000 });
}

/** The person at the screen; only for screens behind the sign-in. */
export function useUser(): User {
  const user = useSession().data;
  if (!user) {
    throw new Error("Nobody is signed in");
  }
  return user;
}

/** Whether the person may do this. The server asks again; the page only leaves out what would be refused. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useUser();
  return (permission) => permissions.includes(permission);
}

async function readSession(): Promise<User | null> {
  if (localStorage.getItem(HINT) === null) {
    return null;
  }
  try {
    return (await answer(client.GET("/auth/session"))).user;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      localStorage.removeItem(HINT);
      return null;
    }
    throw problem;
  }
}

/** What to do with the cache when a session begins or ends: nothing of one person is left for the next. */
export function useSessionChange() {
  const queries = useQueryClient();
  return {
    began: (user: User) => {
      localStorage.setItem(HINT, "yes");
      forgetOthers(queries);
      queries.setQueryData(KEY, user);
    },
    ended: () => endSession(queries),
  };
}

/** Shows the sign-in as soon as the server refuses the session. */
export function watchSession(queries: QueryClient): void {
  onSessionEnd(() => {
    if (queries.getQueryData(KEY)) {
      endSession(queries);
    }
  });
}

function endSession(queries: QueryClient): void {
  localStorage.removeItem(HINT);
  queries.setQueryData(KEY, null);
  forgetOthers(queries);
}

/** All but the session itself, which the frame of the page watches. */
function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] });
}

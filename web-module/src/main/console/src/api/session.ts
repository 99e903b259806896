import { useQuery, useQueryClient, type Query, type QueryClient } from "@tanstack/react-query";
import { answer, client, onSessionEnd, pauseRequests, Problem, type Schema } from "./client";

export type User = Schema["Session"]["user"];
export type Permission = Schema["Permission"];

const KEY = ["session"];
const ENDED = ["session", "ended"];

/** The cookie itself is out of the page's reach; this only saves asking for a session that nobody has begun. */
const HINT = "dbackup.signedIn";

/** Null when nobody is signed in. */
export function useSession() {
  const queries = useQueryClient();
  return useQuery({ queryKey: KEY, queryFn: () => readSession(queries), staleTime: 60_000 });
}

/** Whether the server has ended the session of the person who is still at the screen. */
export function useSessionEnded(): boolean {
  return useQuery({ queryKey: ENDED, queryFn: () => false, initialData: false, staleTime: Infinity }).data;
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

async function readSession(queries: QueryClient): Promise<User | null> {
  if (localStorage.getItem(HINT) === null) {
    return null;
  }
  try {
    const { user } = await answer(client.GET("/auth/session"));
    if (queries.getQueryData(ENDED)) {
      // Somebody has signed in in another window.
      goOn(queries, user);
    }
    return user;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      // What is on the screen stays until somebody says who goes on.
      return queries.getQueryData<User>(KEY) ?? null;
    }
    throw problem;
  }
}

/** What to do with the cache when a session begins or ends: nothing of one person is left for the next. */
export function useSessionChange() {
  const queries = useQueryClient();
  return {
    began: (user: User) => {
      remember();
      forgetOthers(queries);
      setEnded(queries, false);
      queries.setQueryData(KEY, user);
    },
    /** The same person goes on where the session ended; everything shown is read again. */
    resumed: (user: User) => {
      remember();
      goOn(queries, user);
      queries.setQueryData(KEY, user);
    },
    ended: () => endSession(queries),
  };
}

/**
 * Asks for the password again as soon as the server refuses the session, and shows the sign-in when another window has
 * signed out.
 */
export function watchSession(queries: QueryClient): void {
  onSessionEnd(() => {
    if (queries.getQueryData(KEY)) {
      setEnded(queries, true);
    }
  });
  window.addEventListener("storage", (event) => {
    if (event.key === HINT && event.newValue === null && queries.getQueryData(KEY)) {
      endSession(queries);
    }
  });
}

function remember(): void {
  localStorage.setItem(HINT, "yes");
}

function setEnded(queries: QueryClient, ended: boolean): void {
  pauseRequests(ended);
  queries.setQueryData(ENDED, ended);
}

/** Reads again what is shown; when it is somebody else who goes on, nothing is left of what was read. */
function goOn(queries: QueryClient, user: User): void {
  setEnded(queries, false);
  if (queries.getQueryData<User>(KEY)?.id === user.id) {
    void queries.invalidateQueries({ predicate: isOther });
  } else {
    forgetOthers(queries);
  }
}

function endSession(queries: QueryClient): void {
  localStorage.removeItem(HINT);
  setEnded(queries, false);
  queries.setQueryData(KEY, null);
  forgetOthers(queries);
}

/** All but the session itself, which the frame of the page watches. */
function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ predicate: isOther });
}

function isOther(query: Query): boolean {
  return query.queryKey[0] !== KEY[0];
}

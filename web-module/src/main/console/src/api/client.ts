import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

export type Schema = components["schemas"];

/** A request that was refused or got no answer. The message is the server's own, in words for people. */
export class Problem extends Error {
  /** The HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  /** Seconds after which the server allows another try. */
  readonly retryAfter: number | null;

  constructor(status: number, message: string, retryAfter: number | null = null) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Typed by the description that the server publishes at /api/openapi. Wrap each call in {@link answer}. */
export const client = createClient<paths>({ baseUrl: "/api" });

let sessionEnded: () => void = () => undefined;
let paused = false;

/** Says what happens when the server no longer knows the session. */
export function onSessionEnd(action: () => void): void {
  sessionEnded = action;
}

/** While paused, only what signs in is sent: everything else is refused here as the server would refuse it. */
export function pauseRequests(pause: boolean): void {
  paused = pause;
}

client.use({
  onRequest({ schemaPath }) {
    return paused && !schemaPath.startsWith("/auth/") ? new Response(null, { status: 401 }) : undefined;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== "/auth/login") {
      sessionEnded();
    }
  },
});

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * Makes a change depend on what was seen: the server refuses it when somebody else changed the thing meanwhile. Nothing
 * seen, such as for a switch that says all by itself, changes whatever is there.
 */
export const ifStill = (seen?: { updatedAt: string }) =>
  seen ? { "If-Match": `"${seen.updatedAt}"` } : undefined;

/** The body of a successful answer; anything else is thrown as a {@link Problem}. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  return (await answerWithHead(call)).data;
}

/** As {@link answer}, with the headers: listings say their total there. */
export async function answerWithHead<T>(call: Promise<Outcome<T>>): Promise<{ data: T; headers: Headers }> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch (cause) {
    throw new Problem(0, cause instanceof Error ? cause.message : String(cause));
  }
  const { data, error, response } = outcome;
  if (!response.ok) {
    throw new Problem(response.status, words(error, response), retryAfter(response));
  }
  return { data: data as T, headers: response.headers };
}

/** How many rows there are on all pages. */
export function total(headers: Headers, rows: readonly unknown[]): number {
  return Number(headers.get("X-Total-Count") ?? rows.length);
}

function words(error: unknown, response: Response): string {
  if (typeof error === "object" && error !== null && "error" in error) {
    return String(error.error);
  }
  return `The server answered ${response.status} without saying why.`;
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After"));
  return seconds > 0 ? seconds : null;
}

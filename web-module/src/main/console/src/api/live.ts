import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Schema } from "./client";

export interface ExecutionEvents {
  /** The newest word on how far it is; null before the first. */
  progress: Schema["ExecutionProgress"] | null;
  /** The log so far, oldest first. */
  lines: readonly Schema["ExecutionLogLine"][];
  /** How it ended, without its log; null while it goes on. */
  end: Schema["Execution"] | null;
  /** `lost` while the server cannot be reached or refuses; it is tried again. */
  connection: "connecting" | "live" | "lost" | "ended";
}

const NOTHING: ExecutionEvents = { progress: null, lines: [], end: null, connection: "connecting" };

/** Many lines arrive at once; the screen is drawn once for all of them. */
const DRAWN_EVERY_MS = 100;
/** Waits after refusals. The browser itself reconnects when a connection breaks. */
const WAITS_MS = [5_000, 15_000, 30_000];
const LONGEST_WAIT_MS = 60_000;

/**
 * What the server tells of one execution while it goes on; nothing without an id. Each call holds a connection, of
 * which a browser allows six to a server, so use at most three on a screen. When the execution ends, lists and
 * figures that show it are read again.
 */
export function useExecutionEvents(id: string | null | undefined): ExecutionEvents {
  const queries = useQueryClient();
  const [seen, setSeen] = useState<{ id: typeof id; events: ExecutionEvents }>({ id, events: NOTHING });
  useEffect(() => {
    if (!id) {
      return;
    }
    return watchExecution(id, (events) => {
      setSeen({ id, events });
      if (events.end) {
        for (const queryKey of [["executions", id], ["history"], ["dashboard"], ["jobs"]]) {
          void queries.invalidateQueries({ queryKey });
        }
      }
    });
  }, [id, queries]);
  return seen.id === id ? seen.events : NOTHING;
}

/** Listens until the end or until the returned function is called; not while the page is hidden. */
export function watchExecution(id: string, onChange: (events: ExecutionEvents) => void): () => void {
  let events = NOTHING;
  let received: Schema["ExecutionLogLine"][] = [];
  let refusals = 0;
  let source: EventSource | undefined;
  let drawing: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function draw() {
    drawing = undefined;
    // A new connection tells everything again from the first line; until it has caught up, the old lines stay.
    if (received.length > events.lines.length) {
      events = { ...events, lines: [...received] };
    }
    onChange(events);
  }

  function change(what: Partial<ExecutionEvents>) {
    events = { ...events, ...what };
    drawing ??= setTimeout(draw, DRAWN_EVERY_MS);
  }

  function connect() {
    received = [];
    const opened = new EventSource(`/api/executions/${encodeURIComponent(id)}/events`);
    source = opened;
    const on = <T>(name: string, take: (data: T) => void) =>
      opened.addEventListener(name, (event: MessageEvent<string>) => take(JSON.parse(event.data) as T));
    opened.onopen = () => {
      refusals = 0;
      change({ connection: "live" });
    };
    on<Schema["ExecutionProgress"]>("progress", (progress) => change({ progress }));
    on<Schema["ExecutionLogLine"]>("log", (line) => {
      received.push(line);
      change({});
    });
    on<Schema["Execution"]>("end", (end) => {
      disconnect();
      change({ end, connection: "ended" });
    });
    opened.onerror = () => {
      change({ connection: "lost" });
      if (opened.readyState === EventSource.CLOSED) {
        waiting = setTimeout(connect, WAITS_MS[refusals++] ?? LONGEST_WAIT_MS);
      }
    };
  }

  function disconnect() {
    clearTimeout(waiting);
    source?.close();
    source = undefined;
  }

  function followVisibility() {
    disconnect();
    if (document.visibilityState === "visible" && !events.end) {
      connect();
    }
  }

  document.addEventListener("visibilitychange", followVisibility);
  followVisibility();
  return () => {
    document.removeEventListener("visibilitychange", followVisibility);
    clearTimeout(drawing);
    disconnect();
  };
}

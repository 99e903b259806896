import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchExecution, type ExecutionEvents } from "./live";

/** The browser's event source, with the server's part played by the test. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 0;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;

  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }

  static get last(): Source {
    return Source.all.at(-1) as Source;
  }

  send(name: string, data: object) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }

  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror();
  }

  close() {
    this.readyState = Source.CLOSED;
  }
}

const line = (message: string) => ({ message });
const messages = (events: ExecutionEvents | undefined) => events?.lines.map(({ message }) => message);

let seen: ExecutionEvents | undefined;
let stop: () => void;

function showPage(state: DocumentVisibilityState) {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Source);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  Source.all = [];
  seen = undefined;
  stop = watchExecution("a/b", (events) => (seen = events));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("Watching an execution", () => {
  it("tells progress and lines, many at once", () => {
    Source.last.onopen();
    Source.last.send("log", line("one"));
    Source.last.send("log", line("two"));
    Source.last.send("progress", { progress: 40 });
    expect(seen).toBeUndefined();
    vi.advanceTimersByTime(100);
    expect(Source.last.url).toBe("/api/executions/a%2Fb/events");
    expect(messages(seen)).toEqual(["one", "two"]);
    expect(seen?.progress?.progress).toBe(40);
    expect(seen?.connection).toBe("live");
  });

  it("closes at the end, so that the browser does not connect again", () => {
    Source.last.send("end", { status: "Success" });
    vi.advanceTimersByTime(100);
    expect(seen?.end?.status).toBe("Success");
    expect(seen?.connection).toBe("ended");
    expect(Source.last.readyState).toBe(Source.CLOSED);
    showPage("visible");
    expect(Source.all).toHaveLength(1);
  });

  it("leaves it to the browser to go on after a broken connection", () => {
    Source.last.send("log", line("one"));
    Source.last.fail(0);
    vi.advanceTimersByTime(600_000);
    expect(seen?.connection).toBe("lost");
    expect(Source.all).toHaveLength(1);
    Source.last.send("log", line("two"));
    vi.advanceTimersByTime(100);
    expect(messages(seen)).toEqual(["one", "two"]);
  });

  it("tries again after a refusal, later each time", () => {
    Source.last.fail(Source.CLOSED);
    vi.advanceTimersByTime(5_000);
    expect(Source.all).toHaveLength(2);
    Source.last.fail(Source.CLOSED);
    vi.advanceTimersByTime(5_000);
    expect(Source.all).toHaveLength(2);
    vi.advanceTimersByTime(10_000);
    expect(Source.all).toHaveLength(3);
  });

  it("holds no connection while the page is hidden, and has every line once after it", () => {
    Source.last.send("log", line("one"));
    Source.last.send("log", line("two"));
    vi.advanceTimersByTime(100);
    showPage("hidden");
    expect(Source.last.readyState).toBe(Source.CLOSED);
    showPage("visible");
    expect(Source.all).toHaveLength(2);
    Source.last.send("log", line("one"));
    vi.advanceTimersByTime(100);
    expect(messages(seen)).toEqual(["one", "two"]);
    Source.last.send("log", line("two"));
    Source.last.send("log", line("three"));
    vi.advanceTimersByTime(100);
    expect(messages(seen)).toEqual(["one", "two", "three"]);
  });
});

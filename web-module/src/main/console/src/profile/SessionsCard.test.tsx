import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { client } from "../api/client";
import { createQueryClient } from "../api/queries";
import { Shell } from "../app/Shell";
import { AlertsProvider } from "../components/Alerts";
import { initLanguage, loadMessages } from "../i18n";
import type { Session } from "./sessions";
import { SessionsCard } from "./SessionsCard";

const here: Session = {
  id: "here",
  current: true,
  createdAt: "2026-03-01T08:00:00Z",
  lastSeenAt: "2026-03-01T11:00:00Z",
  expiresAt: "2026-03-08T08:00:00Z",
  ipAddress: "192.0.2.17",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
};
const script: Session = {
  ...here,
  id: "script",
  current: false,
  lastSeenAt: "2026-03-01T12:00:00Z",
  ipAddress: "198.51.100.4",
  userAgent: "curl/8.14.1",
};
const robot: Session = { ...script, id: "robot", ipAddress: null, userAgent: "backup-robot/1.0 (nightly)" };

let sessions: Session[];

type Outcome = Awaited<ReturnType<typeof client.DELETE>>;

function outcome(status: number, body: object): Outcome {
  const response = new Response(null, { status });
  return (status < 400 ? { data: body, response } : { error: body, response }) as Outcome;
}

/** The server ends what is asked for, and lists what is left. */
function server() {
  vi.spyOn(client, "GET").mockImplementation(() => Promise.resolve(outcome(200, sessions)) as never);
  return vi.spyOn(client, "DELETE").mockImplementation(((path: string, request?: object) => {
    const id = (request as { params: { path: { id: string } } } | undefined)?.params.path.id;
    const before = sessions.length;
    sessions = sessions.filter((one) => (path.endsWith("{id}") ? one.id !== id : one.current));
    return Promise.resolve(outcome(200, { success: true, ended: before - sessions.length }));
  }) as never);
}

function show() {
  const queries = createQueryClient();
  queries.setQueryData(["session"], { id: "u", email: "a@b.org", name: "Ada", groups: [], permissions: [] });
  render(
    <QueryClientProvider client={queries}>
      <AlertsProvider>
        <MemoryRouter>
          <Routes>
            <Route element={<Shell />}>
              <Route path="*" element={<SessionsCard />} />
            </Route>
          </Routes>
        </MemoryRouter>
      </AlertsProvider>
    </QueryClientProvider>,
  );
}

const rowOf = async (words: string) => (await screen.findByText(words)).closest("tr") as HTMLTableRowElement;

beforeAll(async () => {
  await initLanguage();
  await Promise.all(["profile", "signin"].map(loadMessages));
});
beforeEach(() => {
  sessions = [script, here, robot];
});
afterEach(() => vi.restoreAllMocks());

describe("The sessions of a person", () => {
  it("are shown with this one first and in words", async () => {
    server();
    show();
    const first = await rowOf("Firefox on Linux");
    const second = await rowOf("curl");
    const third = await rowOf("Unknown program");
    expect([first, second, third].map(({ rowIndex }) => rowIndex)).toEqual([1, 2, 3]);
    expect(within(first).getByText("This session")).toBeTruthy();
    expect(screen.getAllByText("This session")).toHaveLength(1);
    expect(within(second).getByText("198.51.100.4")).toBeTruthy();
    expect(within(third).getByText("backup-robot/1.0")).toBeTruthy();
  });

  it("end at once elsewhere", async () => {
    const remove = server();
    show();
    await userEvent.click(await screen.findByRole("button", { name: "End: curl" }));
    expect(await screen.findByText(/Signed out: curl/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "End: curl" })).toBeNull();
    expect(remove).toHaveBeenCalledExactlyOnceWith("/auth/sessions/{id}", {
      params: { path: { id: "script" } },
    });
    expect(await rowOf("Firefox on Linux")).toBeTruthy();
  });

  it("lead to the sign-in when this one was ended, after a question", async () => {
    const remove = server();
    show();
    await userEvent.click(await screen.findByRole("button", { name: "End: Firefox on Linux" }));
    expect(remove).not.toHaveBeenCalled();
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
    expect(await screen.findByRole("button", { name: "Sign in" })).toBeTruthy();
    expect(screen.queryByText("Where you are signed in")).toBeNull();
    expect(sessions).toEqual([script, robot]);
  });

  it("stay when the question is answered with no", async () => {
    const remove = server();
    show();
    await userEvent.click(await screen.findByRole("button", { name: "End: Firefox on Linux" }));
    await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(remove).not.toHaveBeenCalled();
  });

  it("all end but this one, and then there is nothing left to end", async () => {
    server();
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Sign out everywhere else" }));
    expect(await screen.findByText(/Your 2 other sessions have ended/)).toBeTruthy();
    expect(await screen.findByText("You are signed in nowhere else.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Sign out everywhere else" })).toBeNull();
    expect(sessions).toEqual([here]);
  });

  it("say so when one could not be ended", async () => {
    server().mockResolvedValueOnce(outcome(500, { error: "The database is away" }) as never);
    show();
    await userEvent.click(await screen.findByRole("button", { name: "End: curl" }));
    expect(await screen.findByText("The database is away")).toBeTruthy();
    expect(screen.getByText(/Still signed in: curl/)).toBeTruthy();
    expect(await rowOf("curl")).toBeTruthy();
  });

  it("count as ended when the server does not know them any more", async () => {
    server().mockImplementationOnce((() => {
      sessions = [here];
      return Promise.resolve(outcome(404, { error: "Session not found" }));
    }) as never);
    show();
    await userEvent.click(await screen.findByRole("button", { name: "End: curl" }));
    expect(await screen.findByText(/Was signed out already: curl/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "End: curl" })).toBeNull();
  });

  it("can be asked for again when they could not be read", async () => {
    server();
    vi.mocked(client.GET).mockResolvedValueOnce(outcome(500, { error: "The database is away" }) as never);
    show();
    expect(await screen.findByText("The database is away")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await rowOf("Firefox on Linux")).toBeTruthy();
  });
});

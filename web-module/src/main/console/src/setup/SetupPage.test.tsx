import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { client } from "../api/client";
import { watchExecution } from "../api/live";
import type { Permission } from "../api/session";
import type { Kind } from "../adapters/values";
import { initLanguage, loadMessages } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { keep, keptOf } from "./kept";
import SetupPage from "./SetupPage";
import { newSetup } from "./state";

vi.mock("../api/live", () => ({ watchExecution: vi.fn(() => () => undefined) }));

const ALL: Permission[] = [
  "sources:read",
  "sources:write",
  "destinations:read",
  "destinations:write",
  "jobs:write",
  "jobs:execute",
  "history:read",
  "storage:read",
];
const property = { help: "", required: true, secret: false, type: "text", defaultValue: null, options: [] };
const kinds = [
  {
    id: "postgres",
    name: "PostgreSQL",
    type: "database",
    aliases: [],
    properties: [
      { ...property, name: "host", label: "Host" },
      { ...property, name: "password", label: "Password", secret: true },
    ],
  },
  { id: "local-fs", name: "Folder", type: "storage", aliases: [], properties: [] },
] as Kind[];
const source = { id: "s", name: "Shop", type: "database", adapterId: "postgres", config: {}, metadata: {} };
const job = { id: "j", destinationId: "d", notificationIds: [] };

const get = vi.spyOn(client, "GET");
const post = vi.spyOn(client, "POST");
const answered = (data: unknown) => Promise.resolve({ data, response: new Response() } as never);

beforeAll(async () => {
  await initLanguage();
  await Promise.all(["setup", "adapters", "jobs"].map(loadMessages));
});

beforeEach(() => {
  sessionStorage.clear();
  get.mockReset();
  post.mockReset();
});

function show(sources: unknown[] = []) {
  return showScreen(<SetupPage />, ALL, [
    [["adapters", "types"], kinds],
    [["adapters", "database"], sources],
    [["adapters", "storage"], []],
  ]);
}

/** What a browser does: the page is gone without a farewell, and comes again. */
function reload(sources?: unknown[]) {
  const kept = { ...sessionStorage };
  cleanup();
  Object.entries(kept).forEach(([key, text]) => sessionStorage.setItem(key, String(text)));
  return show(sources);
}

const field = (label: RegExp) => screen.findByLabelText<HTMLInputElement>(label);
const question = () => screen.queryByRole("dialog", { name: /Leave without saving/ });

describe("A setup whose page is loaded again", () => {
  it("has what was typed, and asks for the password that no browser keeps", async () => {
    const { user } = show();
    await user.click(await screen.findByRole("radio", { name: "PostgreSQL" }));
    await user.type(await field(/^Host/), "db.example.org");
    await user.type(await field(/^Password/), "pa55word");
    expect(JSON.stringify({ ...sessionStorage })).not.toContain("pa55word");
    reload();
    expect((await field(/^Host/)).value).toBe("db.example.org");
    expect((await field(/^Password/)).value).toBe("");
    expect(screen.getByText(/Please enter again: Password/)).toBeTruthy();
  });

  it("goes on with the source it made, instead of making another one", async () => {
    const { user } = show();
    await user.click(await screen.findByRole("radio", { name: "PostgreSQL" }));
    await user.type(await field(/^Host/), "db.example.org");
    await user.type(await field(/^Password/), "pa55word");
    post.mockImplementation(((path: string) =>
      answered(path === "/adapters" ? source : { success: true, message: "", version: "17" })) as never);
    get.mockImplementation(((path: string) =>
      answered(path === "/adapters/{id}" ? source : [source])) as never);
    await user.click(screen.getByRole("button", { name: "Test and go on" }));
    expect(await screen.findByRole("heading", { name: "Where are backups kept?" })).toBeTruthy();
    reload([source]);
    expect(await screen.findByRole("heading", { name: "Where are backups kept?" })).toBeTruthy();
    await user.click(screen.getByRole("radio"));
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect((await field(/^Source/)).value).toBe("s");
  });

  it("follows the backup that goes on, and starts no second one", async () => {
    keep(JSON.stringify(keptOf("u", { ...newSetup("Key"), job: job as never, backupId: "b" })));
    get.mockImplementation((() => answered(job)) as never);
    show();
    expect(await screen.findByRole("heading", { name: "The first backup" })).toBeTruthy();
    expect(vi.mocked(watchExecution).mock.lastCall?.[0]).toBe("b");
    expect(post).not.toHaveBeenCalled();
  });
});

describe("A setup that is left", () => {
  it("without anything typed lets go at once", async () => {
    const { user, router } = show();
    await user.click(await screen.findByRole("radio", { name: "PostgreSQL" }));
    await act(() => router.navigate("/away"));
    expect(screen.getByText("Elsewhere")).toBeTruthy();
  });

  it("asks once something is typed, and keeps nothing of it afterwards", async () => {
    const { user, router } = show();
    await user.click(await screen.findByRole("radio", { name: "PostgreSQL" }));
    await user.type(await field(/^Host/), "db.example.org");
    await act(() => router.navigate("/away"));
    expect(question()).toBeTruthy();
    expect(sessionStorage).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Leave without saving" }));
    await waitFor(() => expect(screen.getByText("Elsewhere")).toBeTruthy());
    expect(sessionStorage).toHaveLength(0);
  });
});

import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { client } from "../api/client";
import { backup } from "../explorer/sample";
import { initLanguage, loadMessages } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { RestoreForm } from "./RestoreForm";

const row = backup({ path: "Daily/shop", databases: ["shop", "stock"] });
const started = vi.fn();
const post = vi.spyOn(client, "POST");

const GUARD = 'The backup is newer than the server. To restore it all the same, send "force": true';

function answerOnce(status: number, body: unknown) {
  const response = new Response(null, { status });
  const outcome = status < 400 ? { data: body, response } : { error: body, response };
  post.mockImplementationOnce(() => Promise.resolve(outcome as never));
}

/** What the last request asked for. */
function asked() {
  const [path, options] = post.mock.lastCall ?? [];
  expect(path).toBe("/storage/{id}/restore");
  return (options as unknown as { body: Record<string, unknown> }).body;
}

function show() {
  const metadata = { version: "17.2", status: null, lastCheckAt: null, lastError: null };
  const server = { type: "database", config: {}, metadata };
  const servers = [
    { id: "m", name: "Other kind", adapterId: "mysql", ...server },
    { id: "t", name: "Test server", adapterId: "postgres", ...server },
    { id: "s", name: "Shop", adapterId: "postgres", ...server },
  ];
  return showScreen(
    <RestoreForm destinationId="d" destination="Cellar" row={row} onStarted={started} />,
    ["storage:restore", "sources:read"],
    [
      [["storage", "d", "analysis", row.path], { databases: row.databases }],
      [["adapters", "database"], servers],
      [["adapters", "database", "s", "existing"], [{ name: "shop", sizeBytes: 1536, tableCount: 42 }]],
      [["adapters", "database", "t", "existing"], []],
    ],
  );
}

const startButton = () => screen.getByRole<HTMLButtonElement>("button", { name: /^Restore \d/ });

beforeAll(async () => {
  await initLanguage();
  await loadMessages("restore");
});

beforeEach(() => {
  post.mockReset();
  started.mockReset();
});

describe("A restore", () => {
  it("goes under new names to the server it came from, and refuses to replace anything", async () => {
    const { user } = show();
    expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
      "Test server · 17.2",
      "Shop · 17.2",
    ]);
    answerOnce(202, { executionId: "run" });
    await user.click(startButton());
    await waitFor(() => expect(started).toHaveBeenCalledWith("run"));
    expect(asked()).toMatchObject({
      targetSourceId: "s",
      onExisting: "fail",
      safetyCopy: true,
      force: false,
      privilegedAuth: null,
      databaseMapping: [
        { originalName: "shop", targetName: "shop_restored", selected: true },
        { originalName: "stock", targetName: "stock_restored", selected: true },
      ],
    });
  });

  it("shows what would be replaced, and replaces it only when that was chosen and typed", async () => {
    const { user } = show();
    await user.click(screen.getByRole("button", { name: "Original names" }));
    expect(within(screen.getByRole("table")).getByText("1.5 KiB, 42 tables")).toBeTruthy();
    expect(startButton().disabled).toBe(true);

    await user.click(screen.getByRole("radio", { name: /safety copy/ }));
    await user.click(startButton());
    expect(post).not.toHaveBeenCalled();
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.getByText(/backed up to Cellar/)).toBeTruthy();
    answerOnce(202, { executionId: "run" });
    await user.type(dialog.getByRole("textbox", { name: "Type shop to confirm" }), "shop");
    await user.click(dialog.getByRole("button", { name: "Copy, then replace" }));
    await waitFor(() => expect(started).toHaveBeenCalledWith("run"));
    expect(asked()).toMatchObject({ onExisting: "replace", safetyCopy: true });
  });

  it("is free of a conflict when the database is left out", async () => {
    const { user } = show();
    await user.click(screen.getByRole("button", { name: "Original names" }));
    await user.click(screen.getByRole("checkbox", { name: "shop" }));
    expect(startButton().disabled).toBe(false);
    expect(startButton().textContent).toContain("Restore 1 database to Shop");
  });

  it("is forced only after the server has refused it and said why", async () => {
    const { user } = show();
    expect(screen.queryByRole("checkbox", { name: /all the same/ })).toBeNull();
    answerOnce(409, { error: GUARD });
    await user.click(startButton());
    expect(await screen.findByText("The backup is newer than the server.")).toBeTruthy();
    expect(startButton().disabled).toBe(true);

    await user.click(screen.getByRole("checkbox", { name: /all the same/ }));
    answerOnce(202, { executionId: "run" });
    await user.click(startButton());
    await waitFor(() => expect(started).toHaveBeenCalledWith("run"));
    expect(asked()).toMatchObject({ force: true, onExisting: "fail" });
  });
});

describe("A restore that was not started", () => {
  const question = () => screen.queryByRole("dialog", { name: /Leave without saving/ });

  it("is left at once while it is as the page proposed it", async () => {
    const { user, router } = show();
    await user.click(screen.getByRole("button", { name: "Original names" }));
    await user.selectOptions(screen.getByRole("combobox"), "Test server · 17.2");
    await user.selectOptions(screen.getByRole("combobox"), "Shop · 17.2");
    await user.click(screen.getByRole("button", { name: "New names" }));
    await act(() => router.navigate("/away"));
    expect(screen.getByText("Elsewhere")).toBeTruthy();
  });

  it("asks before it is left once something is chosen, and not when it has started", async () => {
    const { user, router } = show();
    await user.click(screen.getByRole("checkbox", { name: "shop" }));
    await act(() => router.navigate("/away"));
    expect(question()).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Stay" }));
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "shop" }).checked).toBe(false);

    answerOnce(202, { executionId: "run" });
    started.mockImplementation(() => void router.navigate("/here?execution=run"));
    await user.click(startButton());
    await waitFor(() => expect(router.state.location.search).toBe("?execution=run"));
    expect(question()).toBeNull();
  });
});

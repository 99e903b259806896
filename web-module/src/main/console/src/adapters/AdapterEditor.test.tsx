import { screen, waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { client } from "../api/client";
import { initLanguage, loadMessages } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { AdapterEditor } from "./AdapterEditor";
import { newValues, type Kind } from "./values";

const kind: Kind = { id: "slack", name: "Slack", type: "notification", aliases: [], properties: [] };
const post = vi.spyOn(client, "POST");

beforeAll(async () => {
  await initLanguage();
  await loadMessages("adapters");
});

beforeEach(() => void post.mockReset());

function show() {
  const cancelled = vi.fn();
  const initial = { name: "", values: newValues(kind.properties) };
  const { user, router } = showScreen(<AdapterEditor kind={kind} initial={initial} onCancel={cancelled} />);
  return { user, router };
}

const save = () => screen.getByRole("button", { name: "Save" });
const name = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
const question = () => screen.queryByRole("dialog", { name: /Leave without saving/ });

it("A channel that was saved leads to its page without a question", async () => {
  const saved = { id: "c", name: "Night shift", type: "notification" };
  post.mockResolvedValueOnce({ data: saved, response: new Response() } as never);
  const { user, router } = show();
  await user.type(name(), "Night shift");
  await user.click(save());
  await waitFor(() => expect(router.state.location.pathname).toBe("/notifications/c"));
  expect(question()).toBeNull();
});

it("A channel that was refused keeps what was typed, and leaving it asks", async () => {
  post.mockResolvedValueOnce({
    error: { error: "name is taken" },
    response: new Response(null, { status: 409 }),
  } as never);
  const { user, router } = show();
  await user.type(name(), "Night shift");
  await user.click(save());
  expect(await screen.findByText("name is taken")).toBeTruthy();
  void router.navigate("/overview");
  await waitFor(() => expect(question()).toBeTruthy());
  await user.click(screen.getByRole("button", { name: "Stay" }));
  expect(name().value).toBe("Night shift");
});

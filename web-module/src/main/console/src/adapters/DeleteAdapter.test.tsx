import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { client } from "../api/client";
import { AlertsProvider } from "../components/Alerts";
import { initLanguage, loadMessages } from "../i18n";
import { DeleteAdapter } from "./DeleteAdapter";
import type { Adapter } from "./queries";

const adapter: Adapter = {
  id: "a",
  name: "NAS",
  type: "storage",
  adapterId: "local-fs",
  config: {},
  metadata: { version: null, status: null, lastCheckAt: null, lastError: null },
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
};

function answers(status: number, body: object) {
  const response = new Response(null, { status });
  const outcome = status < 400 ? { data: body, response } : { error: body, response };
  return outcome as Awaited<ReturnType<typeof client.DELETE>>;
}

const asked = (call: unknown[] | undefined) => JSON.stringify(call?.[1]);

function show() {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AlertsProvider>
        <DeleteAdapter adapter={adapter} onClose={onClose} />
      </AlertsProvider>
    </QueryClientProvider>,
  );
  return onClose;
}

beforeAll(async () => {
  await initLanguage();
  await loadMessages("adapters");
});

describe("A destination with backups", () => {
  it("is only deleted when its name was typed, and its backups were not forgotten before", async () => {
    const user = userEvent.setup();
    const remove = vi.spyOn(client, "DELETE");
    remove.mockResolvedValueOnce(answers(409, { error: "Cannot delete. 3 backups are stored there" }));
    remove.mockResolvedValueOnce(answers(200, { success: true }));
    const onClose = show();
    await user.click(screen.getByRole("button", { name: "Delete" }));
    const forget = await screen.findByRole<HTMLButtonElement>("button", { name: /forget the backups/ });
    expect(asked(remove.mock.calls[0])).toContain('"forgetBackups":false');
    expect(forget.disabled).toBe(true);
    expect(onClose).not.toHaveBeenCalled();
    await user.type(screen.getByRole("textbox"), "NAS");
    await user.click(forget);
    await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(asked(remove.mock.calls[1])).toContain('"forgetBackups":true');
  });

  it("stays, with the reason, while a job uses it", async () => {
    const user = userEvent.setup();
    vi.spyOn(client, "DELETE").mockResolvedValueOnce(
      answers(400, { error: "It is used in the jobs: Nightly" }),
    );
    show();
    await user.click(screen.getByRole("button", { name: "Delete" }));
    expect(await screen.findByText("It is used in the jobs: Nightly")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /forget the backups/ })).toBeNull();
  });
});

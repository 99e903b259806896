import { screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { client } from "../api/client";
import { initLanguage } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { RunJob } from "./RunJob";

beforeAll(initLanguage);

const post = vi.spyOn(client, "POST");

function show() {
  return showScreen(
    <RunJob jobId="j" variant="secondary" failure="Nightly did not start">
      Run
    </RunJob>,
  );
}

it("A job that is run shows how it goes", async () => {
  post.mockResolvedValueOnce({ data: { executionId: "e" }, response: new Response() } as never);
  const { user, router } = show();
  await user.click(screen.getByRole("button", { name: "Run" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/history/e"));
});

it("A job that does not start says why", async () => {
  const response = new Response(null, { status: 409 });
  post.mockResolvedValueOnce({ error: { error: "It runs already" }, response } as never);
  const { user, router } = show();
  await user.click(screen.getByRole("button", { name: "Run" }));
  expect(await screen.findByText(/Nightly did not start/)).toBeTruthy();
  expect(screen.getByText("It runs already")).toBeTruthy();
  expect(router.state.location.pathname).toBe("/here");
});

import { screen } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { client, type Schema } from "../api/client";
import type { ExecutionEvents } from "../api/live";
import { initLanguage, loadMessages } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { LiveRun } from "./LiveRun";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("history");
});

const post = vi.spyOn(client, "POST");
beforeEach(() => void post.mockReset());

const progress: Schema["ExecutionProgress"] = {
  status: "Running",
  stage: "Restoring",
  progress: 40,
  bytesDone: 1024,
  bytesTotal: 2048,
  speed: 512,
};
const live: ExecutionEvents = { progress, lines: [], end: null, connection: "live" };

function show(events: Partial<ExecutionEvents>, permissions: Schema["Permission"][] = ["jobs:execute"]) {
  return showScreen(<LiveRun id="e" type="Restore" events={{ ...live, ...events }} />, permissions);
}

const stop = () => screen.queryByRole<HTMLButtonElement>("button", { name: "Stop it" });

describe("A run that is followed", () => {
  it("tells how far it is", () => {
    show({});
    expect(screen.getByText("Restoring")).toBeTruthy();
    expect(screen.getByText(/1 KiB of about 2 KiB/)).toBeTruthy();
  });

  it("promises nothing before the first word of it, and says when there is none any more", () => {
    show({ progress: null, connection: "lost" });
    expect(screen.getByText("Connecting")).toBeTruthy();
    expect(screen.getByText(/The live connection to the server is lost/)).toBeTruthy();
    expect(stop()).toBeNull();
  });

  it("is stopped only after a person read what that leaves behind", async () => {
    const { user } = show({});
    await user.click(stop() as HTMLButtonElement);
    expect(post).not.toHaveBeenCalled();
    expect(screen.getByText(/Databases at the target may stay incomplete/)).toBeTruthy();
    post.mockResolvedValueOnce({ data: {}, response: new Response() } as never);
    await user.click(screen.getAllByRole("button", { name: "Stop it" }).at(-1) as HTMLButtonElement);
    expect(post.mock.lastCall?.[0]).toBe("/executions/{id}/cancel");
    expect((await screen.findByRole<HTMLButtonElement>("button", { name: /Stopping/ })).disabled).toBe(true);
  });

  it("cannot be stopped by those who may not", () => {
    show({}, []);
    expect(stop()).toBeNull();
  });
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { beforeAll, describe, expect, it } from "vitest";
import { initLanguage, loadMessages } from "../i18n";
import type { Job } from "./dashboard";
import { ProtectionTable } from "./ProtectionTable";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const RESTORER = ["jobs:read", "storage:read", "storage:restore"];

beforeAll(async () => {
  await initLanguage();
  await loadMessages("overview");
});

/** The cell that says when the job was last restored. */
function restored(facts: Partial<Job>, permissions: string[] = RESTORER) {
  const job: Job = {
    jobId: "j1",
    jobName: "Nightly",
    sourceName: "Shop",
    enabled: true,
    schedule: "0 2 * * *",
    lastSuccessAt: "2026-03-01T02:00:00Z",
    lastVerifiedAt: "2026-03-01T03:00:00Z",
    lastRestoredAt: null,
    lastStatus: "Success",
    nextRunAt: "2026-03-02T02:00:00Z",
    expectedIntervalSeconds: 86_400,
    state: "ok",
    overdue: false,
    advice: null,
    ...facts,
  };
  const queries = new QueryClient();
  queries.setQueryData(["session"], { permissions });
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <ProtectionTable rows={[job]} total={1} now={NOW} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const cell = document.querySelector<HTMLElement>('td[data-label="Last restored"]');
  if (!cell) {
    throw new Error("No such cell");
  }
  return cell;
}

describe("The last restore of a job", () => {
  it("is told with its time, and nothing is asked for any more", () => {
    const cell = restored({ lastRestoredAt: "2026-02-20T10:00:00Z" });
    expect(cell.querySelector("time")?.getAttribute("datetime")).toBe("2026-02-20T10:00:00Z");
    expect(within(cell).queryByRole("link")).toBeNull();
  });

  it("is no alarm when there was none, but leads to the backups of the job", () => {
    const cell = restored({});
    expect(cell.textContent).toBe("never Try a restore");
    const link = within(cell).getByRole("link", { name: "Try a restore: Nightly" });
    expect(link.getAttribute("href")).toBe("/storage?job=j1");
    expect(screen.getByText("Up to date")).toBeTruthy();
  });

  it("does not lead where nothing can be restored yet", () => {
    expect(restored({ lastSuccessAt: null }).textContent.trim()).toBe("never");
  });

  it.each(RESTORER)("does not lead on without the permission %s", (missing) => {
    const cell = restored(
      {},
      RESTORER.filter((permission) => permission !== missing),
    );
    expect(cell.textContent.trim()).toBe("never");
  });

  it("says in words what counts as a proof", () => {
    restored({});
    expect(screen.getByText(/brought back every database it was asked for/)).toBeTruthy();
  });
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { beforeAll, describe, expect, it } from "vitest";
import { initLanguage, loadMessages } from "../i18n";
import type { Dashboard, Job } from "./dashboard";
import { VerdictLine } from "./VerdictLine";
import { verdictOf } from "./verdict";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("overview");
});

function show(states: Job["state"][], facts: Partial<Job> = {}, total = states.length) {
  const protection = states.map((state) => ({
    state,
    enabled: state !== "disabled",
    lastVerifiedAt: "2026-03-01T02:00:00Z",
    ...facts,
  }));
  const active = total - protection.filter(({ enabled }) => !enabled).length;
  const dashboard = {
    generatedAt: "2026-03-01T12:00:00Z",
    jobs: { total, active, overdue: 0, neverSucceeded: 0 },
    protection,
  } as Dashboard;
  const queries = new QueryClient();
  queries.setQueryData(["session"], { permissions: ["jobs:read", "jobs:write"] });
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <VerdictLine verdict={verdictOf(dashboard)} dashboard={dashboard} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return screen.getByRole("heading", { level: 2 }).textContent;
}

describe("The verdict in words", () => {
  it("says safe only of what was verified", () => {
    expect(show(["ok", "ok"])).toBe("All 2 jobs are safe");
    expect(screen.getByText(/read again and found sound/)).toBeTruthy();
  });

  it("does not say safe of what was never verified", () => {
    expect(show(["ok", "ok"], { lastVerifiedAt: null })).toBe("All 2 jobs are backed up on schedule");
    expect(screen.getByText(/For 2 of them no backup was ever verified/)).toBeTruthy();
  });

  it("counts what is at risk, and says when there may be more", () => {
    expect(show(["overdue", "failing", "ok"])).toBe("2 of 3 jobs at risk");
  });

  it("does not make a list that was cut off look complete", () => {
    expect(show(["overdue", "failing"], {}, 9)).toBe("At least 2 of 9 jobs at risk");
  });

  it("names what is due and what is disabled", () => {
    expect(show(["due", "disabled"])).toBe("The only job is safe");
    expect(screen.getByText(/1 is due/)).toBeTruthy();
    expect(screen.getByText(/1 job is disabled/)).toBeTruthy();
  });

  it("leads on when nothing is backed up", () => {
    expect(show([])).toBe("Nothing is backed up yet");
    expect(screen.getByRole("link", { name: "Make a job" })).toBeTruthy();
  });
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router";
import { beforeAll, describe, expect, it } from "vitest";
import { toBackupsOf, toExplorer } from "../app/paths";
import { initLanguage, loadMessages } from "../i18n";
import StoragePage from "./StoragePage";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("explorer");
});

function Where() {
  const { pathname, search } = useLocation();
  return <p data-testid="where">{pathname + search}</p>;
}

/** Where an address of the storage leads to. */
function follow(address: string, permissions: string[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["session"], { permissions });
  queries.setQueryData(["jobs", "j1"], { id: "j1", destinationId: "second" });
  queries.setQueryData(["adapters", "storage"], [{ id: "first" }, { id: "second" }]);
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[address]}>
        <Routes>
          <Route path="/storage" element={<StoragePage />} />
          <Route path="/storage/:id" element={<Where />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return screen.getByTestId("where").textContent;
}

describe("The way into the storage", () => {
  it("leads to what a job has made, where the job stores it", () => {
    expect(follow(toBackupsOf("j1"), ["storage:read", "jobs:read"])).toBe("/storage/second?job=j1");
  });

  it("leads to the first destination when no job is asked for", () => {
    expect(follow(toExplorer(), ["storage:read", "jobs:read", "destinations:read"])).toBe("/storage/first");
  });

  it("does not ask for a job on behalf of those who may not see jobs", () => {
    expect(follow(toBackupsOf("j1"), ["storage:read", "destinations:read"])).toBe("/storage/first");
  });
});

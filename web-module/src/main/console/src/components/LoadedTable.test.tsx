import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { initLanguage } from "../i18n";
import { LoadedTable } from "./LoadedTable";
import { Nothing } from "./Nothing";

beforeAll(initLanguage);

const read = vi.fn<() => Promise<string[]>>();

function Names() {
  const query = useQuery({ queryKey: ["names"], queryFn: read, retry: false });
  return (
    <LoadedTable
      label="Names"
      query={query}
      columns={[{ key: "name", title: "Name", cell: (name) => name }]}
      rowKey={(name) => name}
      empty={<Nothing title="Nobody yet" action={<a href="/new">Add one</a>} />}
    />
  );
}

function show() {
  const queries = new QueryClient();
  render(
    <QueryClientProvider client={queries}>
      <Names />
    </QueryClientProvider>,
  );
  return () => act(() => queries.refetchQueries());
}

it("A table that could not be read again keeps its rows and says that they are old", async () => {
  read.mockResolvedValueOnce(["Ada"]);
  const again = show();
  expect(await screen.findByText("Ada")).toBeTruthy();
  read.mockRejectedValueOnce(new Error("out of reach"));
  await again();
  expect(await screen.findByText("out of reach")).toBeTruthy();
  expect(screen.getByText("Ada")).toBeTruthy();
});

it("A table that was never read says why, and one without rows what to do", async () => {
  read.mockRejectedValueOnce(new Error("out of reach"));
  const again = show();
  expect(await screen.findByText("out of reach")).toBeTruthy();
  expect(screen.queryByRole("grid")).toBeNull();
  read.mockResolvedValueOnce([]);
  await again();
  expect(await screen.findByRole("heading", { name: "Nobody yet" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Add one" })).toBeTruthy();
});

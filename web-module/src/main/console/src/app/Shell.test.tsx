import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { QueryClientProvider } from "@tanstack/react-query";
import { MemoryRouter, Route, Routes } from "react-router";
import { beforeAll, expect, it } from "vitest";
import { createQueryClient } from "../api/queries";
import { AlertsProvider } from "../components/Alerts";
import { initLanguage } from "../i18n";
import { Shell } from "./Shell";

beforeAll(initLanguage);

const person = (id: string) => ({ id, email: `${id}@example.org`, name: id, groups: [], permissions: [] });

it("What one person has typed is not there for another, and is for the same one", async () => {
  const queries = createQueryClient();
  queries.setQueryData(["session"], person("ada"));
  render(
    <QueryClientProvider client={queries}>
      <AlertsProvider>
        <MemoryRouter>
          <Routes>
            <Route element={<Shell />}>
              <Route path="*" element={<input aria-label="Name" />} />
            </Route>
          </Routes>
        </MemoryRouter>
      </AlertsProvider>
    </QueryClientProvider>,
  );
  const field = () => screen.getByLabelText<HTMLInputElement>("Name");
  const signIn = (id: string) =>
    act(async () => {
      queries.setQueryData(["session"], person(id));
      await new Promise((done) => setTimeout(done, 50));
    });
  await userEvent.type(field(), "payroll");
  await signIn("ada");
  expect(field().value).toBe("payroll");
  await signIn("bob");
  expect(await screen.findByRole("button", { name: /bob/ })).toBeTruthy();
  expect(field().value).toBe("");
});

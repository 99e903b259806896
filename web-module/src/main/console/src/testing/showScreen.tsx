import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { createMemoryRouter, Outlet, RouterProvider } from "react-router";
import type { Permission } from "../api/session";
import { AlertsProvider } from "../components/Alerts";
import { LeaveGuard } from "../components/LeaveGuard";

type Known = readonly [key: readonly unknown[], data: unknown];

/**
 * Shows a screen at /here to somebody with these permissions, with what is known as if it had been read already. Every
 * other address is a page that says "Elsewhere".
 */
export function showScreen(
  screen: ReactNode,
  permissions: readonly Permission[] = [],
  known: readonly Known[] = [],
) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["session"], { id: "u", email: "a@b.org", name: "A", groups: [], permissions });
  known.forEach(([key, data]) => queries.setQueryData(key, data));
  const router = createMemoryRouter(
    [
      {
        element: (
          <AlertsProvider>
            <LeaveGuard>
              <Outlet />
            </LeaveGuard>
          </AlertsProvider>
        ),
        children: [
          { path: "/here", element: screen },
          { path: "*", element: <p>Elsewhere</p> },
        ],
      },
    ],
    { initialEntries: ["/before", "/here"], initialIndex: 1 },
  );
  render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { router, user: userEvent.setup() };
}

import { createBrowserRouter, type RouteObject } from "react-router";
import { AlertsProvider } from "../components/Alerts";
import { LeaveGuard } from "../components/LeaveGuard";
import { loadMessages } from "../i18n";
import { Broken } from "./Broken";
import { Guarded } from "./Guarded";
import { NotFound } from "./NotFound";
import type { Screen } from "./screen";
import { screens } from "./screens";
import { Shell } from "./Shell";

export function createRouter() {
  return createBrowserRouter([
    {
      // Inside of the router, so that a message may have a link in it.
      element: (
        <AlertsProvider>
          <LeaveGuard>
            <Shell />
          </LeaveGuard>
        </AlertsProvider>
      ),
      errorElement: <Broken />,
      HydrateFallback: () => null,
      children: [
        { errorElement: <Broken />, children: [...screens.map(route), { path: "*", element: <NotFound /> }] },
      ],
    },
  ]);
}

/** The code of a screen and its words are loaded when it is first opened. */
function route(screen: Screen): RouteObject {
  return {
    path: screen.path,
    lazy: async () => {
      const [{ default: Page }] = await Promise.all([screen.load(), loadMessages(screen.feature)]);
      return {
        element: (
          <Guarded screen={screen}>
            <Page />
          </Guarded>
        ),
      };
    },
  };
}

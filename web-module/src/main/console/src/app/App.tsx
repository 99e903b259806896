import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "react-router/dom";
import { createQueryClient } from "../api/queries";
import { watchSession } from "../api/session";
import { createRouter } from "./router";

const queries = createQueryClient();
watchSession(queries);
const router = createRouter();

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

import { server } from "../testing/fakeServer";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answer, client, pauseRequests } from "../api/client";
import { useSession, useSessionEnded, watchSession } from "../api/session";
import { initLanguage, loadMessages } from "../i18n";
import { SignInAgain } from "./SignInAgain";

const ada = { id: "u1", email: "ada@example.org", name: "Ada", groups: [], permissions: [] };

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

beforeEach(async () => {
  server.asked = [];
  localStorage.setItem("dbackup.signedIn", "yes");
  await initLanguage();
  await loadMessages("signin");
});

afterEach(() => {
  localStorage.clear();
  pauseRequests(false);
});

/** A page with a field, something read from the server, and a button that reads it again. */
function Page() {
  const session = useSession();
  const ended = useSessionEnded();
  const [text, setText] = useState("");
  const groups = useQuery({
    queryKey: ["groups"],
    queryFn: () => answer(client.GET("/groups")),
    retry: false,
  });
  if (!session.data) {
    return <p>Signed out</p>;
  }
  return (
    <>
      <input aria-label="Name" value={text} onChange={(event) => setText(event.target.value)} />
      <p>{groups.isSuccess ? "Read" : "Not read"}</p>
      <button onClick={() => void groups.refetch()}>Read again</button>
      {ended && <SignInAgain user={session.data} />}
    </>
  );
}

async function showEndedSession() {
  const queries = new QueryClient();
  queries.setQueryData(["session"], ada);
  watchSession(queries);
  server.answers = { "/api/groups": () => json(200, []) };
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={queries}>
      <Page />
    </QueryClientProvider>,
  );
  await screen.findByText("Read");
  await user.type(screen.getByLabelText("Name"), "half a name");
  server.answers["/api/groups"] = () => json(401, { success: false, error: "Sign in first" });
  await user.click(screen.getByRole("button", { name: "Read again" }));
  await screen.findByRole("dialog", { name: "Your session has ended" });
  return { queries, user };
}

test("what was typed is still there after signing in again, and what is shown is read again", async () => {
  const { user } = await showEndedSession();
  server.answers["/api/auth/login"] = () => json(200, { success: true, user: ada });
  server.answers["/api/groups"] = () => json(200, []);
  server.asked = [];
  await user.type(screen.getByLabelText(/^Password/), "right");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "half a name");
  await waitFor(() => expect(server.paths()).toEqual(["/api/auth/login", "/api/groups"]));
});

test("a wrong password is said, and the page stays hidden", async () => {
  const { user } = await showEndedSession();
  server.answers["/api/auth/login"] = () => json(401, { success: false, error: "Wrong e-mail or password" });
  await user.type(screen.getByLabelText(/^Password/), "wrong");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByText("Wrong e-mail or password");
  await user.keyboard("{Escape}");
  expect(screen.getByRole("dialog", { name: "Your session has ended" })).toBeDefined();
});

test("nothing more is asked of the server while nobody is signed in", async () => {
  const { queries } = await showEndedSession();
  server.asked = [];
  await queries.refetchQueries({ queryKey: ["groups"] });
  expect(server.paths()).toEqual([]);
});

test("the page stays when the server says once more that nobody is signed in", async () => {
  const { queries } = await showEndedSession();
  server.answers["/api/auth/session"] = () => json(401, { success: false, error: "Sign in first" });
  await queries.refetchQueries({ queryKey: ["session"], exact: true });
  expect(queries.getQueryData(["session"])).toEqual(ada);
  expect(screen.getByRole("dialog", { name: "Your session has ended" })).toBeDefined();
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "half a name");
});

test("signing in in another window is enough", async () => {
  const { queries } = await showEndedSession();
  server.answers["/api/auth/session"] = () => json(200, { success: true, user: ada });
  server.answers["/api/groups"] = () => json(200, []);
  server.asked = [];
  await queries.refetchQueries({ queryKey: ["session"], exact: true });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "half a name");
  await waitFor(() => expect(server.paths()).toEqual(["/api/auth/session", "/api/groups"]));
});

test("somebody else begins with nothing of it", async () => {
  const { user, queries } = await showEndedSession();
  await user.click(screen.getByRole("button", { name: "Sign in as somebody else" }));
  await screen.findByText("Signed out");
  expect(queries.getQueryData(["groups"])).toBeUndefined();
  expect(localStorage.getItem("dbackup.signedIn")).toBeNull();
});

test("signing out in another window ends it here at once", async () => {
  const { queries } = await showEndedSession();
  localStorage.removeItem("dbackup.signedIn");
  window.dispatchEvent(new StorageEvent("storage", { key: "dbackup.signedIn", newValue: null }));
  await screen.findByText("Signed out");
  expect(queries.getQueryData(["groups"])).toBeUndefined();
});

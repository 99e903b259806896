import { act, screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { client } from "../../api/client";
import { initLanguage, loadMessages } from "../../i18n";
import { showScreen } from "../../testing/showScreen";
import type { Job } from "../api";
import { NEW_JOB, type JobForm } from "./form";
import { JobEditor } from "./JobEditor";

const reference = { id: "s", name: "Shop", type: "database" as const, adapterId: "postgres" };
const job = {
  id: "j",
  name: "Nightly",
  source: reference,
  destinations: [{ configId: "d", priority: 0, retention: null, config: { ...reference, id: "d" } }],
  encryptionProfile: null,
} as unknown as Job;
const saved: JobForm = {
  ...NEW_JOB,
  name: "Nightly",
  sourceId: "s",
  destinations: [{ configId: "d", retention: null }],
};

beforeAll(async () => {
  await initLanguage();
  await loadMessages("jobs");
});

const name = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
const question = () => screen.queryByRole("dialog", { name: /Leave without saving/ });

it("A job with a change asks before it is left, but not for a look at another part of the preview", async () => {
  const { user, router } = showScreen(<JobEditor job={job} saved={saved} />);
  await user.type(name(), " backup");
  await act(() => router.navigate("/here?at=d"));
  expect(question()).toBeNull();
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  expect(question()).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Stay" }));
  expect(name().value).toBe("Nightly backup");
  await user.clear(name());
  await user.type(name(), "Nightly");
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  expect(screen.getByText("Elsewhere")).toBeTruthy();
});

it("A job that was saved is shown without a question", async () => {
  vi.spyOn(client, "PUT").mockResolvedValueOnce({ data: job, response: new Response() } as never);
  const { user, router } = showScreen(<JobEditor job={job} saved={saved} />);
  await user.type(name(), " backup");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/jobs/j"));
  expect(question()).toBeNull();
});

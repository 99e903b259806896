import { screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { initLanguage, loadMessages } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { PasswordCard } from "./PasswordCard";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("profile");
});

it("Half a change of the password is not left without a question", async () => {
  const { user, router } = showScreen(<PasswordCard />);
  await user.type(screen.getByLabelText(/^Present password/), "half a");
  void router.navigate("/away");
  await screen.findByRole("dialog", { name: /Leave without saving/ });
  expect(screen.queryByText("Elsewhere")).toBeNull();
});

it("Without one the page is left at once", async () => {
  const { router } = showScreen(<PasswordCard />);
  void router.navigate("/away");
  await waitFor(() => expect(screen.getByText("Elsewhere")).toBeDefined());
});

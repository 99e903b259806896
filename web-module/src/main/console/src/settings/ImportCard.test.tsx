import { server } from "../testing/fakeServer";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { initLanguage, loadMessages } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { ImportCard } from "./ImportCard";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("settings");
});

const nothing = { success: true, created: {}, updated: {}, kept: {}, warnings: [] };
const IMPORT = "/api/settings/config-import";

beforeEach(() => {
  server.asked = [];
  server.answers[IMPORT] = () => Response.json({ ...nothing, created: { jobs: 3 } });
});

const file = new File(["exported"], "configuration.json.zst.enc");
const choosers = () => document.querySelectorAll<HTMLInputElement>("input[type=file]");
const chooser = () => choosers().item(0);
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const closesAtOnce = () => fireEvent(window, new Event("beforeunload", { cancelable: true }));
const modes = () => server.asked.map((request) => new URL(request.url).searchParams.get("mode"));

async function checked() {
  const { user } = showScreen(<ImportCard mayImport />);
  await user.upload(chooser(), file);
  await user.click(button("Check only"));
  await screen.findByText(/nothing is changed yet/);
  return user;
}

describe("The import of a configuration", () => {
  it("asks before a chosen file is left, and no longer once it is taken away", async () => {
    const { user } = showScreen(<ImportCard mayImport />);
    expect(closesAtOnce()).toBe(true);
    await user.upload(chooser(), file);
    await waitFor(() => expect(closesAtOnce()).toBe(false));
    await user.click(button("Clear"));
    await waitFor(() => expect(closesAtOnce()).toBe(true));
  });

  it("is possible only after a check, and what is imported may be left", async () => {
    const user = await checked();
    expect(screen.getByRole("row", { name: /Jobs 3 0 0/ })).toBeTruthy();
    expect(closesAtOnce()).toBe(false);
    await user.click(button("Import"));
    const question = within(await screen.findByRole("dialog"));
    expect(question.getByText(/Imported jobs are disabled until you enable them/)).toBeTruthy();
    await user.click(question.getByRole("button", { name: "Import" }));
    await screen.findByText("The configuration is imported");
    expect(modes()).toEqual(["check", "merge"]);
    expect(closesAtOnce()).toBe(true);
  });

  it("has to be checked again after anything was chosen differently", async () => {
    const user = await checked();
    expect(button("Import").disabled).toBe(false);
    await user.click(screen.getByLabelText("Make it as the file says"));
    expect(button("Import").disabled).toBe(true);
    expect(screen.queryByText(/nothing is changed yet/)).toBeNull();
    await user.click(button("Check only"));
    await waitFor(() => expect(button("Import").disabled).toBe(false));
    expect(modes()).toEqual(["check", "check-replace"]);
  });

  it("says why it was refused and keeps the file", async () => {
    server.answers[IMPORT] = () =>
      Response.json({ success: false, error: "The key does not open this object." }, { status: 422 });
    const { user } = showScreen(<ImportCard mayImport />);
    await user.upload(chooser(), file);
    await user.type(screen.getByLabelText("Key of the file", { selector: "input" }), "00");
    await user.click(button("Check only"));
    expect(await screen.findByText("The key does not open this object.")).toBeTruthy();
    expect(server.asked[0]?.headers.get("X-DBackup-Key")).toBe("00");
    expect(button("Import").disabled).toBe(true);
    expect(closesAtOnce()).toBe(false);
  });

  it("is not offered to those who may not", () => {
    showScreen(<ImportCard mayImport={false} />);
    expect(screen.getByText("Only a SuperAdmin can import a configuration.")).toBeTruthy();
    expect(choosers()).toHaveLength(0);
  });
});

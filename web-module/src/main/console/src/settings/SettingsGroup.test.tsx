import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import type { User } from "../api/session";
import { AlertsProvider } from "../components/Alerts";
import { initLanguage, loadMessages } from "../i18n";
import type { Setting } from "./queries";
import { SettingsGroup } from "./SettingsGroup";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("settings");
});

const length: Setting = {
  name: "dbackup.password.min-length",
  description: "Characters a new password has at least.",
  type: "integer",
  value: 12,
  defaultValue: 8,
  source: "stored",
  changeable: true,
  environmentVariable: "DBACKUP_PASSWORD_MIN_LENGTH",
  options: [],
  rule: "must be a whole number from 8 to 128",
};
const fixed: Setting = {
  ...length,
  name: "dbackup.of-tomorrow",
  description: "What nobody knows yet.",
  value: "0",
  type: "text",
  source: "environment",
  changeable: false,
  environmentVariable: "DBACKUP_OF_TOMORROW",
};

function show(permissions: User["permissions"]) {
  const queries = new QueryClient();
  queries.setQueryData(["session"], { id: "u", email: "a@b.org", name: "A", groups: [], permissions });
  render(
    <QueryClientProvider client={queries}>
      <AlertsProvider>
        <SettingsGroup group={{ key: "access", settings: [length, fixed] }} />
      </AlertsProvider>
    </QueryClientProvider>,
  );
}

const field = (label: string) => screen.getByLabelText(label) as HTMLInputElement;

describe("A group of settings", () => {
  it("shows values, and what the operator fixed as that", () => {
    show(["settings:read", "settings:write"]);
    expect(field("Shortest password").value).toBe("12");
    expect(field("dbackup.of-tomorrow").disabled).toBe(true);
    expect(screen.getByText("Fixed by DBACKUP_OF_TOMORROW")).toBeTruthy();
    expect(screen.getByText(/What nobody knows yet/)).toBeTruthy();
  });

  it("says beside the field what does not fit, and saves nothing then", async () => {
    show(["settings:read", "settings:write"]);
    expect(screen.queryByRole("button", { name: "Save the change" })).toBeNull();
    await userEvent.clear(field("Shortest password"));
    await userEvent.type(field("Shortest password"), "7");
    expect(screen.getByText("A whole number from 8 to 128.")).toBeTruthy();
    const save = screen.getByRole("button", { name: "Save the change" }) as HTMLButtonElement;
    expect(save.disabled).toBe(true);
    await userEvent.type(field("Shortest password"), "0");
    expect(save.disabled).toBe(false);
  });

  it("goes back to the default, and back from there", async () => {
    show(["settings:read", "settings:write"]);
    await userEvent.click(screen.getByRole("button", { name: "Back to the default" }));
    expect(field("Shortest password").value).toBe("8");
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(field("Shortest password").value).toBe("12");
  });

  it("only shows to those who may not change", () => {
    show(["settings:read"]);
    expect(field("Shortest password").disabled).toBe(true);
    expect(screen.queryByRole("button")).toBeNull();
  });
});

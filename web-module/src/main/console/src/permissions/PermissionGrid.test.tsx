import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { initLanguage, loadMessages } from "../i18n";
import { PermissionGrid } from "./PermissionGrid";
import { PERMISSIONS, sameChoice } from "./permissions";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("permissions");
});

const box = (name: string) => screen.getByRole("checkbox", { name }) as HTMLInputElement;

describe("The permission grid", () => {
  it("has one box for each permission, ticked when it is given", () => {
    render(<PermissionGrid label="Rights" value={["jobs:execute"]} onChange={vi.fn()} />);
    expect(screen.getAllByRole("checkbox")).toHaveLength(PERMISSIONS.length);
    expect(box("Jobs: Run").checked).toBe(true);
    expect(box("Jobs: Read").checked).toBe(false);
  });

  it("adds and takes away one permission", async () => {
    const onChange = vi.fn();
    render(<PermissionGrid label="Rights" value={["jobs:execute", "vault:read"]} onChange={onChange} />);
    await userEvent.click(box("Jobs: Read"));
    expect(onChange).toHaveBeenLastCalledWith(["jobs:read", "jobs:execute", "vault:read"]);
    await userEvent.click(box("Vault: Read"));
    expect(onChange).toHaveBeenLastCalledWith(["jobs:execute"]);
  });

  it("gives nothing that the person does not hold, and takes nothing of it away", async () => {
    const onChange = vi.fn();
    render(
      <PermissionGrid label="Rights" value={["vault:write"]} held={["jobs:read"]} onChange={onChange} />,
    );
    expect(box("Vault: Change").disabled).toBe(true);
    expect(box("Jobs: Run").disabled).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "All" }));
    expect(onChange).toHaveBeenLastCalledWith(["jobs:read", "vault:write"]);
    await userEvent.click(screen.getByRole("button", { name: "None" }));
    expect(onChange).toHaveBeenLastCalledWith(["vault:write"]);
  });

  it("chooses everything that only reads", async () => {
    const onChange = vi.fn();
    render(<PermissionGrid label="Rights" value={[]} onChange={onChange} />);
    await userEvent.click(screen.getByRole("button", { name: "All read" }));
    const chosen = onChange.mock.lastCall?.[0] as string[];
    expect(chosen).toEqual(PERMISSIONS.filter((permission) => permission.endsWith(":read")));
  });

  it("without a way to change it shows what is given and has no box", () => {
    render(<PermissionGrid label="Rights" value={["jobs:execute"]} />);
    expect(screen.queryAllByRole("checkbox")).toHaveLength(0);
    expect(screen.getByRole("img", { name: "Jobs: Run" })).toBeTruthy();
    expect(screen.queryByRole("img", { name: "Jobs: Read" })).toBeNull();
  });
});

describe("Two choices", () => {
  it("are the same in any order", () => {
    expect(sameChoice(["jobs:read", "vault:read"], ["vault:read", "jobs:read"])).toBe(true);
    expect(sameChoice(["jobs:read"], ["vault:read"])).toBe(false);
    expect(sameChoice(["jobs:read"], ["jobs:read", "vault:read"])).toBe(false);
  });
});

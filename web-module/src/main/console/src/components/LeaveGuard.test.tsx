import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { initLanguage } from "../i18n";
import { showScreen } from "../testing/showScreen";
import { FormDialog } from "./FormDialog";
import { TextField } from "./fields";
import { useChanged, useUnsaved } from "./LeaveGuard";
import { useAddressParam } from "./useAddressParam";

beforeAll(initLanguage);

function Editor({ outlivesQuery = false }) {
  const navigate = useNavigate();
  const [name, setName] = useState("Nightly");
  const forget = useUnsaved(useChanged({ name }), { outlivesQuery });
  return (
    <>
      <TextField label="Name" value={name} onChange={setName} />
      <Link to="/away">Away</Link>
      <Link to="/here?tab=other">Other tab</Link>
      <button
        onClick={() => {
          forget();
          void navigate("/away");
        }}
      >
        Save
      </button>
    </>
  );
}

function Dialog({ onSubmit = () => Promise.resolve() }: { onSubmit?: () => Promise<void> }) {
  const [closed, setClosed] = useAddressParam("closed");
  const [name, setName] = useState("");
  return (
    closed === null && (
      <FormDialog
        title="New key"
        action="Create"
        values={{ name }}
        onSubmit={onSubmit}
        onClose={() => setClosed("yes")}
      >
        <TextField label="Name" value={name} onChange={setName} />
      </FormDialog>
    )
  );
}

const question = () => screen.queryByRole("dialog", { name: /Leave without saving/ });
const field = () => screen.getByLabelText<HTMLInputElement>("Name");
const button = (name: string) => screen.getByRole("button", { name });
const elsewhere = () => screen.queryByText("Elsewhere");
const closesAtOnce = () => fireEvent(window, new Event("beforeunload", { cancelable: true }));

describe("A form", () => {
  it("without a change is left at once", async () => {
    const { user } = showScreen(<Editor />);
    await user.type(field(), "!{Backspace}");
    expect(closesAtOnce()).toBe(true);
    await user.click(screen.getByText("Away"));
    expect(elsewhere()).toBeTruthy();
    expect(question()).toBeNull();
  });

  it("with a change asks before a link is followed, and is as it was when the person stays", async () => {
    const { user, router } = showScreen(<Editor />);
    await user.type(field(), " backup");
    await user.click(screen.getByText("Away"));
    expect(question()).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(button("Stay")));
    await user.keyboard("{Enter}");
    expect(question()).toBeNull();
    expect(field().value).toBe("Nightly backup");
    expect(router.state.location.pathname).toBe("/here");
  });

  it("with a change is left when the person says so", async () => {
    const { user } = showScreen(<Editor />);
    await user.type(field(), "!");
    await user.click(screen.getByText("Away"));
    await user.click(button("Leave without saving"));
    expect(elsewhere()).toBeTruthy();
    expect(question()).toBeNull();
    expect(closesAtOnce()).toBe(true);
  });

  it("with a change asks before going back, and goes there", async () => {
    const { user, router } = showScreen(<Editor />);
    await user.type(field(), "!");
    await act(() => router.navigate(-1));
    expect(question()).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(question()).toBeNull();
    expect(field().value).toBe("Nightly!");
    await act(() => router.navigate(-1));
    await user.click(button("Leave without saving"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/before"));
  });

  it("with a change has the browser ask before the tab is closed", async () => {
    const { user } = showScreen(<Editor />);
    await user.type(field(), "!");
    expect(closesAtOnce()).toBe(false);
  });

  it("that was saved goes on without asking", async () => {
    const { user } = showScreen(<Editor />);
    await user.type(field(), "!");
    await user.click(button("Save"));
    expect(elsewhere()).toBeTruthy();
    expect(question()).toBeNull();
  });

  it("does not ask for what leaves it as it is, such as the tab of a preview", async () => {
    const { user, router } = showScreen(<Editor outlivesQuery />);
    await user.type(field(), "!");
    await user.click(screen.getByText("Other tab"));
    expect(question()).toBeNull();
    expect(router.state.location.search).toBe("?tab=other");
  });

  it("asks when another query would take it away", async () => {
    const { user, router } = showScreen(<Editor />);
    await user.type(field(), "!");
    await user.click(screen.getByText("Other tab"));
    expect(question()).toBeTruthy();
    expect(router.state.location.search).toBe("");
  });
});

describe("A dialog", () => {
  it("without a change closes at once", async () => {
    const { user } = showScreen(<Dialog />);
    await user.click(button("Cancel"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it.each([
    ["Escape", (user: ReturnType<typeof showScreen>["user"]) => user.keyboard("{Escape}")],
    ["Cancel", (user: ReturnType<typeof showScreen>["user"]) => user.click(button("Cancel"))],
  ])("with a change asks on %s, and keeps what was typed when the person stays", async (_, close) => {
    const { user } = showScreen(<Dialog />);
    await user.type(field(), "Deploy");
    await close(user);
    await waitFor(() => expect(document.activeElement).toBe(button("Stay")));
    await user.keyboard("{Escape}");
    expect(question()).toBeNull();
    expect(field().value).toBe("Deploy");
    await close(user);
    await waitFor(() => expect(document.activeElement).toBe(button("Stay")));
    await user.click(button("Leave without saving"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(closesAtOnce()).toBe(true);
  });

  it("has no Escape go on to the document, where the trap of the focus would end by it", async () => {
    const { user } = showScreen(<Dialog />);
    await user.type(field(), "Deploy");
    const seen = vi.fn();
    document.addEventListener("keydown", seen);
    await user.keyboard("{Escape}");
    expect(question()).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(question()).toBeNull();
    document.removeEventListener("keydown", seen);
    expect(seen).not.toHaveBeenCalled();
  });

  it("asks once when the browser goes back, whatever key follows", async () => {
    const { user, router } = showScreen(<Dialog />);
    await user.type(field(), "Deploy");
    await act(() => router.navigate(-1));
    expect(question()).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(question()).toBeNull();
    expect(field().value).toBe("Deploy");
  });

  it("that was saved closes without asking; one that was refused still asks", async () => {
    const submit = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error("name is taken"));
    const { user } = showScreen(<Dialog onSubmit={submit} />);
    await user.type(field(), "Deploy");
    await user.click(button("Create"));
    expect(await screen.findByText("name is taken")).toBeTruthy();
    expect(closesAtOnce()).toBe(false);
    submit.mockResolvedValueOnce(undefined);
    await user.click(button("Create"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(closesAtOnce()).toBe(true);
  });
});

import { screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { initLanguage, loadMessages } from "../../i18n";
import { showScreen } from "../../testing/showScreen";
import { PreviewView } from "./PreviewView";
import { notAsked, type PlaceVerdicts } from "./shortening";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("jobs");
});

function place(destinationId: string, keepCount: number, deleted: number): PlaceVerdicts {
  const backup = { createdAt: "2026-01-01T00:00:00.000Z", size: 1, reason: "", newlyDeleted: false };
  return {
    ...notAsked(destinationId),
    wasAsked: true,
    retention: { mode: "SIMPLE", simple: { keepCount } },
    backups: Array.from({ length: keepCount + deleted }, (_, index) => ({
      ...backup,
      path: `${index}`,
      keep: index < keepCount,
    })),
  };
}

const NAMES: Record<string, string> = { a: "Attic", b: "Barn", c: "Cellar", d: "Den" };

function show() {
  const places = [
    place("a", 2, 1),
    place("b", 1, 2),
    notAsked("c"),
    { ...notAsked("d"), wasAsked: true, error: "no answer" },
  ];
  return showScreen(<PreviewView places={places} nameOf={(id) => NAMES[id] ?? id} />);
}

const choice = () => screen.getByRole("combobox", { name: "Destination" });

describe("A preview of several destinations", () => {
  it("shows one of them by its own policy, and has the chosen one in the address", async () => {
    const { user, router } = show();
    expect(screen.getByText("The newest 2 backups are kept.")).toBeTruthy();
    expect(screen.getByText(/1 backup is deleted/)).toBeTruthy();
    await user.selectOptions(choice(), "Barn: 2 deleted");
    expect(screen.getByText("The newest backup is kept.")).toBeTruthy();
    expect(screen.getByText(/2 backups are deleted/)).toBeTruthy();
    expect(router.state.location.search).toBe("?at=b");
  });

  it("says of one that was not asked just that", async () => {
    const { user } = show();
    await user.selectOptions(choice(), "Cellar: not looked at");
    expect(screen.getByText(/so nothing was looked at there/)).toBeTruthy();
    expect(screen.queryByText(/no backups|is deleted|None is deleted|is kept/)).toBeNull();
  });

  it("says of one that could not be read why", async () => {
    const { user } = show();
    await user.selectOptions(choice(), "Den: not read");
    expect(screen.getByText("no answer")).toBeTruthy();
  });
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { previewRetention, type Job, type Retention, type RetentionPreview } from "../api";
import { isKnown, newlyDeleted } from "../retention/shortening";
import { NEW_JOB, type JobForm } from "./form";
import { useRetentionCheck } from "./useRetentionCheck";

vi.mock("../api", () => ({ previewRetention: vi.fn() }));

const JOB = { id: "j" } as Job;
const SAVED: JobForm = { ...NEW_JOB, destinations: [{ configId: "a", retention: null }] };
const keep = (keepCount: number): JobForm => ({
  ...SAVED,
  retention: { ...SAVED.retention, mode: "SIMPLE", keepCount },
});

/** Three backups at each destination that the server knows of, of which the policy keeps the newest. */
function preview(retention?: Retention, ids = ["a"]): RetentionPreview {
  const kept = retention?.simple?.keepCount ?? 3;
  const backups = ["x", "y", "z"].map((path, index) => ({
    path,
    createdAt: "2026-01-01T00:00:00.000Z",
    size: 1,
    keep: index < kept,
    reason: "",
  }));
  return {
    destinations: ids.map((destinationId) => ({
      destinationId,
      destinationName: destinationId.toUpperCase(),
      retention: retention ?? null,
      keep: kept,
      delete: 3 - kept,
      needsConfirmation: false,
      fingerprint: "f",
      error: null,
      backups,
    })),
  };
}

function check(form: JobForm, job: Job | null = JOB, saved = SAVED) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook((now: JobForm) => useRetentionCheck(job ?? undefined, saved, now), {
    wrapper,
    initialProps: form,
  });
}

beforeEach(() => {
  vi.mocked(previewRetention).mockReset();
  vi.mocked(previewRetention).mockImplementation(async (_, retention) => preview(retention));
});

describe("Retention that is changed in the form", () => {
  it("may be saved at once when nothing is kept for a shorter time", () => {
    expect(check(SAVED).result.current.ready).toBe(true);
    expect(check({ ...SAVED, name: "other" }).result.current.ready).toBe(true);
    expect(previewRetention).not.toHaveBeenCalled();
  });

  it("of a new job may be saved at once: there is nothing to lose yet", () => {
    expect(check(keep(1), null).result.current.ready).toBe(true);
  });

  it("is not saved before what goes was shown and confirmed", async () => {
    const { result } = check(keep(1));
    expect(result.current.ready).toBe(false);
    act(() => result.current.confirm(true));
    expect(result.current.ready).toBe(false);
    act(() => result.current.preview());
    await waitFor(() => expect(result.current.state).toBe("shown"));
    expect(newlyDeleted(result.current.places ?? [])).toBe(2);
    expect(result.current.ready).toBe(true);
    act(() => result.current.confirm(false));
    expect(result.current.ready).toBe(false);
  });

  it("asks again after another change", async () => {
    const { result, rerender } = check(keep(2));
    act(() => result.current.preview());
    await waitFor(() => expect(result.current.state).toBe("shown"));
    act(() => result.current.confirm(true));
    expect(result.current.ready).toBe(true);
    rerender(keep(1));
    expect(result.current.ready).toBe(false);
    expect(result.current.state).toBe("none");
  });

  it("can be confirmed when nothing could be shown", async () => {
    vi.mocked(previewRetention).mockRejectedValue(new Error("no answer"));
    const { result } = check(keep(1));
    act(() => result.current.preview());
    await waitFor(() => expect(result.current.state).toBe("failed"));
    expect(result.current.ready).toBe(false);
    act(() => result.current.confirm(true));
    expect(result.current.ready).toBe(true);
  });

  it("is not shown while its numbers are wrong", () => {
    expect(check(keep(0)).result.current.state).toBe("invalid");
  });
});

describe("Retention at several destinations", () => {
  const newest = (keepCount: number) => ({ ...SAVED.retention, mode: "SIMPLE" as const, keepCount });
  const at = (configId: string, keepCount: number | null) => ({
    configId,
    retention: keepCount === null ? null : newest(keepCount),
  });
  const saved: JobForm = {
    ...SAVED,
    retention: newest(3),
    destinations: [at("a", null), at("b", 3), at("c", 3)],
  };

  beforeEach(() => {
    vi.mocked(previewRetention).mockImplementation(async (_, tried) =>
      preview(tried, ["a", "b", "c", "new"]),
    );
  });

  it("is tried once for each policy, and each destination has the verdicts of its own", async () => {
    const form = { ...saved, retention: newest(2), destinations: [at("a", null), at("b", 1), at("c", 2)] };
    const { result } = check(form, JOB, saved);
    act(() => result.current.preview());
    await waitFor(() => expect(result.current.state).toBe("shown"));
    const tried = vi
      .mocked(previewRetention)
      .mock.calls.map(([, policy]) => policy?.simple?.keepCount ?? null);
    expect(tried).toEqual([null, 2, 1]);
    const kept = result.current.places?.map((place) => [
      place.destinationId,
      place.retention?.simple?.keepCount,
      place.backups.filter(({ keep }) => keep).length,
    ]);
    expect(kept).toEqual([
      ["a", 2, 2],
      ["b", 1, 1],
      ["c", 2, 2],
    ]);
  });

  it("says nothing of a destination that the saved job does not have, whatever the server answers", async () => {
    const form = { ...saved, destinations: [at("a", 1), at("new", 1), at("other", 1), at("", null)] };
    const { result } = check(form, JOB, saved);
    act(() => result.current.preview());
    await waitFor(() => expect(result.current.state).toBe("shown"));
    expect(result.current.places?.map(isKnown)).toEqual([true, false, false]);
    expect(newlyDeleted(result.current.places ?? [])).toBe(2);
  });
});

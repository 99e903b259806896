import { describe, expect, it } from "vitest";
import { causeOf, gravityOf, incidentOf } from "./outcome";

describe("What is said of an end", () => {
  it.each([
    ['Destination "Far" failed: Connection refused', "unreachable"],
    ['The login "backup" cannot log in at db:5432', "credentials"],
    ["no space is left at /backups (Disk quota exceeded). Free some.", "space"],
    ["the account this server runs under has no right to do it in /backups.", "rights"],
    ["The server stopped or crashed during stage Uploading. Nothing of this run is kept", "stopped"],
    ["The dump tool ended without its end mark.", null],
    [null, null],
  ])("%s: %s", (error, cause) => {
    expect(causeOf(error)).toBe(cause);
  });

  it.each([
    ["Failed", "danger"],
    ["Partial", "warning"],
    ["Cancelled", "info"],
    ["Success", null],
    ["Running", null],
  ] as const)("%s is %s", (status, gravity) => {
    expect(gravityOf(status)).toBe(gravity);
  });

  it("names the incident of a defect, or the execution", () => {
    const incident = "0191c1a2-5b7e-7c3e-9a51-0c6d5a4f3e21";
    const error = `Unexpected error; the server log has the details under incident ${incident}`;
    expect(incidentOf({ id: "x1", error }, [])).toBe(incident);
    expect(incidentOf({ id: "x1", error: "No answer" }, [])).toBe("x1");
  });
});

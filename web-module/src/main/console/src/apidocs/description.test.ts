import { describe, expect, it } from "vitest";
import { curlOf } from "./curl";
import { familiesOf, matches, resolve, type Description, type Operation } from "./description";
import { spansOf } from "./Prose";
import { exampleOf, fieldsOf, typeOf } from "./schema";

const all: Description = {
  info: { title: "DBackup", version: "1" },
  tags: [{ name: "Jobs", description: "What runs" }, { name: "Empty" }],
  components: {
    parameters: { Id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
    schemas: {
      Job: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string", maxLength: 200, description: "Unique" },
          state: { enum: ["on", "off"], type: "string" },
          parent: { oneOf: [{ type: "null" }, { $ref: "#/components/schemas/Job" }] },
          steps: {
            type: "array",
            items: { type: "object", properties: { at: { type: ["string", "null"] } } },
          },
        },
      },
    },
  },
  paths: {
    "/jobs/{id}": {
      parameters: [{ $ref: "#/components/parameters/Id" }],
      put: {
        operationId: "updateJob",
        tags: ["Jobs"],
        summary: "Update a job",
        description: "Of the **night**.\nPermission: `jobs:write`.\n",
        "x-permission": "jobs:write",
        "x-permission-also": ["vault:read"],
        parameters: [
          { name: "type", in: "query", required: true, schema: { type: "string", enum: ["a b"] } },
          { name: "limit", in: "query", schema: { type: "integer" } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Job" }, example: { name: "it's" } },
          },
        },
        responses: { "200": { description: "Done" } },
      },
    },
    "/open": {
      get: { tags: ["Other"], "x-permission": { storage: "destinations:read" }, responses: {} },
    },
  },
};
const job = { $ref: "#/components/schemas/Job" };
const families = familiesOf(all);
const update = families[0]?.operations[0] as Operation;

describe("The families", () => {
  it("have the operations, those without any left out and unnamed ones last", () => {
    expect(families.map(({ name, operations }) => [name, operations.length])).toEqual([
      ["Jobs", 1],
      ["Other", 1],
    ]);
    expect(families[0]?.description).toBe("What runs");
  });

  it("say of an operation what it needs and what belongs to its path", () => {
    expect(update.description).toBe("Of the **night**.");
    expect(update.permissions.map(({ name }) => name)).toEqual(["jobs:write", "vault:read"]);
    expect(update.parameters.map(({ name }) => name)).toEqual(["id", "type", "limit"]);
    expect(families[1]?.operations[0]?.permissions).toEqual([{ name: "destinations:read", when: "storage" }]);
  });

  it("are searched word by word", () => {
    expect(matches(update, "put JOBS")).toBe(true);
    expect(matches(update, "vault:read")).toBe(true);
    expect(matches(update, "put users")).toBe(false);
    expect(matches(update, "")).toBe(true);
  });
});

describe("A reference", () => {
  it("that leads nowhere is an error", () => {
    expect(() => resolve(all, { $ref: "#/components/schemas/None" })).toThrow("None");
  });
});

describe("A schema", () => {
  it("has fields from the outside in, and ends where it has itself in it", () => {
    const fields = fieldsOf(all, job);
    expect(fields.map(({ path, type, required }) => [path, type, required])).toEqual([
      ["name", "string", true],
      ["state", "string", false],
      ["parent", "object | null", false],
      ["steps", "object[]", false],
      ["steps[].at", "string | null", false],
    ]);
    expect(fields[0]).toMatchObject({ description: "Unique", rules: ["length ≤ 200"] });
    expect(fields[1]?.rules).toEqual(["on, off"]);
  });

  it("whose parts all hold is one", () => {
    const both = { allOf: [job, { required: ["state"] }] };
    const required = fieldsOf(all, both).filter((field) => field.required);
    expect(required.map(({ path }) => path)).toEqual(["name", "state", "parent.name"]);
    expect(typeOf(all, both)).toBe("object");
  });

  it("has an example, its own or one that is made", () => {
    expect(exampleOf(all, { type: "application/json", schema: job, example: 1 })).toBe(1);
    expect(
      exampleOf(all, {
        type: "application/json",
        schema: {
          type: "object",
          properties: { n: { type: "integer", minimum: 3 }, b: { type: "boolean" } },
        },
      }),
    ).toEqual({ n: 3, b: true });
    expect(exampleOf(all, { type: "application/zip" })).toBeUndefined();
  });
});

describe("The command", () => {
  it("has what is required, and quotes that hold in a shell", () => {
    expect(curlOf(all, update, "https://b")).toBe(
      [
        "curl -X PUT 'https://b/api/jobs/ID?type=a%20b'",
        '-H "Authorization: Bearer $DBACKUP_API_KEY"',
        "-H 'Content-Type: application/json'",
        `-d '{"name":"it'\\''s"}'`,
      ].join(" \\\n  "),
    );
  });

  it("has no key where none is asked for", () => {
    const free = { ...update, method: "GET", body: null, permissions: [{ name: "none" }], parameters: [] };
    expect(curlOf(all, free, "https://b")).toBe("curl 'https://b/api/jobs/ID'");
  });
});

describe("Prose", () => {
  it("has bold and code, and nothing bold in code", () => {
    expect(spansOf("A **key** is `**not**` a key")).toEqual([
      { kind: "plain", words: "A " },
      { kind: "bold", words: "key" },
      { kind: "plain", words: " is " },
      { kind: "code", words: "**not**" },
      { kind: "plain", words: " a key" },
    ]);
  });
});

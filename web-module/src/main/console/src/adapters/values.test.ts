import { describe, expect, it } from "vitest";
import {
  configOf,
  copiedValues,
  MASK,
  missing,
  namedIn,
  newValues,
  storedValues,
  type Property,
} from "./values";

function property(name: string, more: Partial<Property> = {}): Property {
  return {
    name,
    label: name,
    help: "",
    type: "text",
    required: false,
    secret: false,
    defaultValue: null,
    options: [],
    ...more,
  };
}

const properties = [
  property("host", { required: true, defaultValue: "localhost" }),
  property("port", { type: "integer", defaultValue: "5432" }),
  property("password", { secret: true, required: true }),
  property("databases", { type: "list" }),
  property("fast", { type: "boolean", defaultValue: "true" }),
];

describe("The fields", () => {
  it("of a new configuration hold the defaults", () => {
    expect(newValues(properties)).toEqual({
      host: "localhost",
      port: "5432",
      password: "",
      databases: "",
      fast: true,
    });
  });

  it("of a stored one never hold a secret, even if the server told it", () => {
    const values = storedValues(properties, {
      host: "db",
      password: "told",
      databases: ["a", "b"],
      fast: false,
    });
    expect(values).toMatchObject({ host: "db", password: MASK, databases: "a, b", fast: false });
  });

  it("of a stored one have no mask where no secret is stored", () => {
    expect(storedValues(properties, { host: "db" }).password).toBe("");
  });

  it("of a copy hold a secret that was told, and none that was not", () => {
    expect(copiedValues(properties, { password: "told" }).password).toBe("told");
    expect(copiedValues(properties, { password: MASK }).password).toBe("");
  });
});

describe("The configuration", () => {
  const values = { host: " db ", port: "3307", password: " x ", databases: "a, b,\nc,", fast: false };

  it("has each value in its type", () => {
    expect(configOf(properties, values)).toEqual({
      host: "db",
      port: 3307,
      password: " x ",
      databases: ["a", "b", "c"],
      fast: false,
    });
  });

  it("sends the mask back as it is, and null for what was emptied", () => {
    expect(configOf(properties, { ...values, password: MASK, host: " " })).toMatchObject({
      password: MASK,
      host: null,
    });
  });

  it("leaves it to the server to refuse what is no number", () => {
    expect(configOf(properties, { ...values, port: "many" })).toMatchObject({ port: "many" });
  });

  it("is complete when every required property has a value, the mask being one", () => {
    expect(missing(properties, newValues(properties)).map(({ name }) => name)).toEqual(["password"]);
    expect(missing(properties, { ...newValues(properties), password: MASK })).toEqual([]);
  });
});

it("A refusal names its property", () => {
  expect(namedIn("config.basePath must be an absolute path")).toBe("basePath");
  expect(namedIn('A source with the name "config.x" already exists')).toBeNull();
});

import type { Schema } from "../api/client";

export type Kind = Schema["AdapterKind"];
export type Property = Kind["properties"][number];

/** What stands in the fields of a form; by the property's name. */
export type Values = Readonly<Record<string, string | boolean>>;

/** What the server shows instead of a secret; sent back, it keeps the stored one. */
export const MASK = "********";

/** The fields of a new configuration. */
export function newValues(properties: readonly Property[]): Values {
  return valuesOf(properties, {});
}

/** The fields of a stored configuration. Its secrets stay with the server, even if it told them. */
export function storedValues(properties: readonly Property[], config: Schema["AdapterConfig"]): Values {
  const secrets = properties.filter(({ name, secret }) => secret && isGiven(config[name]));
  return {
    ...valuesOf(properties, config),
    ...Object.fromEntries(secrets.map(({ name }) => [name, MASK])),
  };
}

/** The fields of a copy: a secret that the server did not tell has to be entered again. */
export function copiedValues(properties: readonly Property[], config: Schema["AdapterConfig"]): Values {
  const values = valuesOf(properties, config);
  const untold = properties.filter(({ name, secret }) => secret && values[name] === MASK);
  return { ...values, ...Object.fromEntries(untold.map(({ name }) => [name, ""])) };
}

/** The configuration that the fields say; null for an empty field, which takes a stored value away. */
export function configOf(properties: readonly Property[], values: Values): Schema["AdapterConfig"] {
  return Object.fromEntries(properties.map((property) => [property.name, valueOf(property, values)]));
}

/** The required properties that have no value yet. */
export function missing(properties: readonly Property[], values: Values): Property[] {
  return properties.filter((property) => property.required && valueOf(property, values) === null);
}

/** The property that a refusal names, as in "config.port must be a number". */
export function namedIn(words: string): string | null {
  return /^config\.(\w+)/.exec(words)?.[1] ?? null;
}

function valuesOf(properties: readonly Property[], config: Schema["AdapterConfig"]): Values {
  return Object.fromEntries(
    properties.map(({ name, type, defaultValue }) => {
      const value = config[name] ?? defaultValue;
      return [name, type === "boolean" ? value === true || value === "true" : textOf(value)];
    }),
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.join(", ");
  }
  return isGiven(value) ? String(value) : "";
}

function valueOf({ name, type, secret }: Property, values: Values): unknown {
  const value = values[name] ?? "";
  if (typeof value === "boolean") {
    return value;
  }
  if (value === "" || (!secret && value.trim() === "")) {
    return null;
  }
  switch (type) {
    case "integer":
      // What is no number goes to the server as it is, which says what is wrong with it.
      return /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
    case "list":
      return value
        .split(/[,\n]/)
        .map((entry) => entry.trim())
        .filter(Boolean);
    case "text":
      return secret ? value : value.trim();
    default:
      return value;
  }
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "";
}

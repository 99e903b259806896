import { resolve, type Content, type Description, type SchemaObject } from "./description";

export interface Field {
  /** With dots, [] for entries of a list and {} for values of a map; empty for the whole. */
  path: string;
  type: string;
  required: boolean;
  description: string;
  /** What values it takes, such as ≥ 1. */
  rules: string[];
}

const DEEPEST = 6;

/** References resolved, parts that all hold put together; what is one of several stays so. */
export function plain(all: Description, schema: SchemaObject): SchemaObject {
  const own = resolve<SchemaObject>(all, schema);
  // Words beside a reference are about this use of it.
  const here = schema.$ref && schema.description ? { ...own, description: schema.description } : own;
  if (!here.allOf) {
    return here;
  }
  const { allOf, ...rest } = here;
  return allOf.reduce<SchemaObject>((merged, part) => {
    const { properties, required, ...more } = plain(all, part);
    return {
      ...merged,
      ...more,
      properties: { ...merged.properties, ...properties },
      required: [...(merged.required ?? []), ...(required ?? [])],
    };
  }, rest);
}

/** The ways a value can look that say something of its form, without null. */
function variantsOf(all: Description, schema: SchemaObject): SchemaObject[] {
  return (schema.oneOf ?? schema.anyOf ?? [])
    .map((variant) => plain(all, variant))
    .filter(
      (variant) =>
        variant.type !== "null" && (variant.type || variant.properties || variant.enum || variant.anyOf),
    );
}

function nullable(all: Description, schema: SchemaObject): boolean {
  return (
    (Array.isArray(schema.type) && schema.type.includes("null")) ||
    (schema.oneOf ?? schema.anyOf ?? []).some((variant) => plain(all, variant).type === "null")
  );
}

/** In words for programmers: string (date-time) or null, list of object. */
export function typeOf(all: Description, raw: SchemaObject): string {
  const schema = plain(all, raw);
  const orNull = nullable(all, schema) ? " | null" : "";
  const variants = variantsOf(all, schema);
  if (variants.length > 0 && !schema.type) {
    return [...new Set(variants.map((variant) => typeOf(all, variant)))].join(" | ") + orNull;
  }
  const types = [schema.type ?? (schema.properties ? "object" : "any")]
    .flat()
    .filter((type) => type !== "null");
  const named = types.map((type) =>
    type === "array"
      ? `${typeOf(all, schema.items ?? {})}[]`
      : type + (schema.format && type !== "object" ? ` (${schema.format})` : ""),
  );
  return named.join(" | ") + orNull;
}

/** Every field of a schema, from the outside in. */
export function fieldsOf(all: Description, schema: SchemaObject): Field[] {
  return inner(all, schema, "", DEEPEST, new Set());
}

function inner(
  all: Description,
  raw: SchemaObject,
  path: string,
  depth: number,
  above: ReadonlySet<SchemaObject>,
): Field[] {
  const schema = plain(all, raw);
  if (depth === 0 || above.has(schema)) {
    return [];
  }
  const within = new Set(above).add(schema);
  const deeper = (next: SchemaObject, at: string) => inner(all, next, at, depth - 1, within);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const at = path ? `${path}.${name}` : name;
    return [fieldOf(all, property, at, schema.required?.includes(name) ?? false), ...deeper(property, at)];
  });
  if (schema.items) {
    fields.push(...deeper(schema.items, `${path}[]`));
  }
  if (typeof schema.additionalProperties === "object") {
    const at = `${path}{}`;
    fields.push(
      fieldOf(all, schema.additionalProperties, at, false),
      ...deeper(schema.additionalProperties, at),
    );
  }
  for (const variant of variantsOf(all, schema)) {
    fields.push(...deeper(variant, path));
  }
  return fields.filter(
    (field, index) => fields.findIndex(({ path: other }) => other === field.path) === index,
  );
}

function fieldOf(all: Description, raw: SchemaObject, path: string, required: boolean): Field {
  const schema = plain(all, raw);
  return {
    path,
    type: typeOf(all, schema),
    required,
    description: schema.description ?? "",
    rules: rulesOf(
      schema.type === "array" && schema.items ? { ...schema, enum: plain(all, schema.items).enum } : schema,
    ),
  };
}

export function rulesOf(schema: SchemaObject): string[] {
  const rules: [unknown, string][] = [
    [schema.enum, schema.enum?.filter((value) => value !== null).join(", ") ?? ""],
    [schema.const, `= ${JSON.stringify(schema.const)}`],
    [schema.minimum, `≥ ${schema.minimum}`],
    [schema.maximum, `≤ ${schema.maximum}`],
    [schema.minLength, `length ≥ ${schema.minLength}`],
    [schema.maxLength, `length ≤ ${schema.maxLength}`],
    [schema.minItems, `entries ≥ ${schema.minItems}`],
    [schema.maxItems, `entries ≤ ${schema.maxItems}`],
    [schema.pattern, `pattern ${schema.pattern}`],
    [schema.default, `default ${JSON.stringify(schema.default)}`],
  ];
  return rules.filter(([given]) => given !== undefined).map(([, words]) => words);
}

/** The example of the description, or else one made from the schema; undefined for what is no JSON. */
export function exampleOf(all: Description, { type, schema, example }: Content): unknown {
  if (example !== undefined) {
    return example;
  }
  return type === "application/json" && schema ? made(all, schema, DEEPEST) : undefined;
}

function made(all: Description, raw: SchemaObject, depth: number): unknown {
  const schema = plain(all, raw);
  const given = schema.example ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined || depth === 0) {
    return given ?? null;
  }
  const [variant] = variantsOf(all, schema);
  if (variant) {
    return made(all, variant, depth - 1);
  }
  switch ([schema.type].flat()[0]) {
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    case "boolean":
      return true;
    case "string":
      return schema.format === "date-time" ? "2025-01-15T10:00:00.000Z" : "string";
    case "array":
      return [made(all, schema.items ?? {}, depth - 1)];
    case "null":
      return null;
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [
          name,
          made(all, property, depth - 1),
        ]),
      );
  }
}

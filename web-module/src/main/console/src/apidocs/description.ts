/** The parts of OpenAPI 3.1 that the description of this server uses. */
export interface Description {
  info: { title: string; version: string; description?: string };
  tags?: { name: string; description?: string }[];
  paths: Record<string, PathItem>;
  components?: Record<string, Record<string, unknown>>;
}

type PathItem = Record<string, unknown> & { parameters?: unknown[] };

export interface SchemaObject {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, SchemaObject>;
  required?: string[];
  items?: SchemaObject;
  additionalProperties?: boolean | SchemaObject;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  allOf?: SchemaObject[];
  oneOf?: SchemaObject[];
  anyOf?: SchemaObject[];
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: SchemaObject;
  example?: unknown;
}

export interface Content {
  type: string;
  schema?: SchemaObject;
  example?: unknown;
}

export interface ResponseOf {
  status: string;
  description: string;
  content: Content[];
  headers: { name: string; description?: string }[];
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  family: string;
  summary: string;
  /** Without the line about the permission, which is shown apart. */
  description: string;
  /** A permission each, with the type of adapter that it is for when it depends on it. */
  permissions: { name: string; when?: string }[];
  superAdmin: boolean;
  parameters: Parameter[];
  body: { required: boolean; content: Content[] } | null;
  responses: ResponseOf[];
}

export interface Family {
  name: string;
  description?: string;
  operations: Operation[];
}

const METHODS = ["get", "head", "post", "put", "patch", "delete"];

/** What a reference points to; what is none is returned as it is. */
export function resolve<T>(all: Description, node: T | { $ref: string }): T {
  if (typeof node !== "object" || node === null || !("$ref" in node) || typeof node.$ref !== "string") {
    return node as T;
  }
  const target = node.$ref
    .replace(/^#\//, "")
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], all);
  if (target === undefined) {
    throw new Error(`The description points to ${node.$ref}, which it does not have`);
  }
  return resolve(all, target as T);
}

/** The operations by family, in the order of the description; families without any are left out. */
export function familiesOf(all: Description): Family[] {
  const operations = Object.entries(all.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) =>
      operationOf(all, path, method, item),
    ),
  );
  const names = [
    ...new Set([...(all.tags ?? []).map(({ name }) => name), ...operations.map(({ family }) => family)]),
  ];
  return names
    .map((name) => ({
      name,
      description: all.tags?.find((tag) => tag.name === name)?.description,
      operations: operations.filter(({ family }) => family === name),
    }))
    .filter((family) => family.operations.length > 0);
}

interface RawOperation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: unknown[];
  requestBody?: { required?: boolean; content?: Record<string, Omit<Content, "type">> };
  responses?: Record<string, RawResponse>;
  "x-permission"?: string | Record<string, string>;
  "x-permission-also"?: string[];
  "x-super-admin"?: boolean;
}

interface RawResponse {
  description?: string;
  content?: Record<string, Omit<Content, "type">>;
  headers?: Record<string, { description?: string }>;
}

function operationOf(all: Description, path: string, method: string, item: PathItem): Operation {
  const raw = item[method] as RawOperation;
  const body = raw.requestBody && resolve<typeof raw.requestBody>(all, raw.requestBody);
  return {
    id: raw.operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    family: raw.tags?.[0] ?? "",
    summary: raw.summary ?? "",
    description: (raw.description ?? "").replace(/\s*Permission: `[^`]+`\.\s*$/, ""),
    permissions: permissionsOf(raw),
    superAdmin: raw["x-super-admin"] === true,
    parameters: [...(item.parameters ?? []), ...(raw.parameters ?? [])].map((parameter) =>
      resolve<Parameter>(all, parameter as Parameter),
    ),
    body: body ? { required: body.required === true, content: contentOf(body.content) } : null,
    responses: Object.entries(raw.responses ?? {}).map(([status, response]) => {
      const { description = "", content, headers = {} } = resolve<RawResponse>(all, response);
      return {
        status,
        description,
        content: contentOf(content),
        headers: Object.entries(headers).map(([name, header]) => ({
          name,
          description: resolve<{ description?: string }>(all, header).description,
        })),
      };
    }),
  };
}

function permissionsOf(raw: RawOperation): Operation["permissions"] {
  const permission = raw["x-permission"];
  const own =
    typeof permission === "object"
      ? Object.entries(permission).map(([when, name]) => ({ name, when }))
      : permission
        ? [{ name: permission }]
        : [];
  return [...own, ...(raw["x-permission-also"] ?? []).map((name) => ({ name }))];
}

function contentOf(content: Record<string, Omit<Content, "type">> = {}): Content[] {
  return Object.entries(content).map(([type, media]) => ({ type, ...media }));
}

/** Whether every word is somewhere in what an operation says of itself. */
export function matches(operation: Operation, search: string): boolean {
  const { method, path, summary, description, permissions, id, family, parameters } = operation;
  const text = [method, path, summary, description, id, family]
    .concat(permissions.map(({ name }) => name))
    .concat(parameters.map(({ name }) => name))
    .join(" ")
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

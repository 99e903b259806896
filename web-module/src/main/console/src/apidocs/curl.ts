import { plain, exampleOf } from "./schema";
import type { Description, Operation, Parameter } from "./description";

const KEY = "$DBACKUP_API_KEY";

/** A command that does it, with a key in the environment; capitals stand for what is to be filled in. */
export function curlOf(all: Description, operation: Operation, origin: string): string {
  const { method, parameters, body, permissions } = operation;
  const path = operation.path.replace(/{(\w+)}/g, (_, name: string) => name.toUpperCase());
  const query = parameters
    .filter((parameter) => parameter.in === "query" && parameter.required)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(valueOf(all, parameter))}`)
    .join("&");
  const lines = [`curl${methodOption(method)} ${quoted(`${origin}/api${path}${query && `?${query}`}`)}`];
  const access = permissions[0]?.name;
  if (access === "session" || operation.superAdmin) {
    lines.push("-b cookies.txt");
  } else if (access !== "none") {
    lines.push(`-H "Authorization: Bearer ${KEY}"`);
  }
  const json = body?.content.find(({ type }) => type === "application/json");
  const file = body?.content.find(({ type }) => type !== "application/json");
  if (file) {
    lines.push(`-H ${quoted(`Content-Type: ${file.type}`)}`, "--data-binary @FILE");
  } else if (json) {
    lines.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(exampleOf(all, json)))}`);
  }
  if (operation.responses.some((response) => response.content.some(({ type }) => isFile(type)))) {
    lines.push("-OJ");
  }
  return lines.join(" \\\n  ");
}

function methodOption(method: string): string {
  return method === "GET" ? "" : method === "HEAD" ? " -I" : ` -X ${method}`;
}

function isFile(type: string): boolean {
  return ["application/octet-stream", "application/zip", "application/x-tar"].includes(type);
}

function valueOf(all: Description, { name, schema, example }: Parameter): string {
  const form = schema ? plain(all, schema) : {};
  return String(example ?? form.example ?? form.default ?? form.enum?.[0] ?? name.toUpperCase());
}

/** For a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

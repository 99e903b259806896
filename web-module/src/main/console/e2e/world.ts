import { expect, request, type APIRequestContext } from "@playwright/test";
import type { Schema } from "../src/api/client";

interface Given {
  /** An API key with every permission. */
  key: string;
  /** Ids of sources by adapter, with a real server behind each. */
  sources: Record<"postgres" | "mysql", string>;
  /** How the PostgreSQL server behind its source is reached. */
  access: { host: string; port: number; username: string; password: string };
  destination: string;
  profile: string;
  /** A PostgreSQL backup that was made before, and the database in it. */
  backup: { path: string; database: string };
}

export const given = JSON.parse(process.env.CONSOLE_WORLD ?? "{}") as Given;
export const administrator = {
  email: process.env.CONSOLE_EMAIL ?? "",
  password: process.env.CONSOLE_PASSWORD ?? "",
};

let numbers = 0;
/** A name nobody had before. */
export const fresh = (what: string) => `${what} ${Date.now().toString(36)}${numbers++}`;

/** What a journey needs before it begins is made through the API, as scripts of users do. */
export class World {
  private constructor(private readonly requests: APIRequestContext) {}

  static async open(): Promise<World> {
    return new World(
      await request.newContext({
        baseURL: process.env.CONSOLE_URL,
        extraHTTPHeaders: { Authorization: `Bearer ${given.key}` },
      }),
    );
  }

  async close(): Promise<void> {
    await this.requests.dispose();
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.requests.get(`/api${path}`);
    expect(answer.ok(), `GET ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  async post<T = { id: string }>(path: string, data: object): Promise<T> {
    const answer = await this.requests.post(`/api${path}`, { data });
    expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  async put(path: string, data: object): Promise<void> {
    const answer = await this.requests.put(`/api${path}`, { data });
    expect(answer.ok(), `PUT ${path}: ${await answer.text()}`).toBe(true);
  }

  job(name: string, changes: object = {}): Promise<{ id: string }> {
    return this.post("/jobs", {
      name,
      schedule: "0 2 * * *",
      enabled: false,
      sourceId: given.sources.postgres,
      destinationId: given.destination,
      databases: [given.backup.database],
      ...changes,
    });
  }

  /** What there is on the PostgreSQL server. */
  async databases(): Promise<string[]> {
    const { databases } = await this.post<{ databases: string[] }>("/adapters/access-check", {
      adapterId: "postgres",
      config: {},
      configId: given.sources.postgres,
    });
    return databases;
  }

  /** A person with a password of their own and just these permissions. */
  async person(permissions: string[]): Promise<{ email: string; password: string }> {
    const group = await this.post("/groups", { name: fresh("Group"), permissions });
    const email = `${fresh("person").replace(" ", ".")}@example.org`;
    const password = "violet harbour 27 lanterns";
    await this.post("/users", { email, name: "A person", password, groupIds: [group.id] });
    return { email, password };
  }

  /** Waits for the end of an execution. */
  async end(id: string): Promise<Schema["Execution"]> {
    const read = async () => (await this.get<{ data: Schema["Execution"] }>(`/executions/${id}`)).data;
    await expect.poll(async () => (await read()).endedAt, { timeout: 60_000 }).not.toBeNull();
    return read();
  }
}

/**
 * Answers in place of the server, by path. Import it before anything that makes the API's client, which keeps the fetch
 * that it finds.
 */
export const server = {
  answers: {} as Record<string, () => Response>,
  asked: [] as Request[],

  /** The paths that were asked for, in order. */
  paths: () => server.asked.map((request) => new URL(request.url).pathname),
};

globalThis.fetch = (request) => {
  const path = new URL((request as Request).url).pathname;
  server.asked.push(request as Request);
  const given = server.answers[path];
  return given ? Promise.resolve(given()) : Promise.reject(new Error(`No answer for ${path}`));
};

// Outside of a browser an address needs its beginning.
globalThis.Request = class extends Request {
  constructor(address: RequestInfo | URL, init?: RequestInit) {
    super(new URL(address as string, "http://localhost"), init);
  }
};

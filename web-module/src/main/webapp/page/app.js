// The page before the console: sign in, see what ran and start a job. It uses nothing but the public API.

const byId = (id) => document.getElementById(id);
const setupToken = new URLSearchParams(location.hash.slice(1)).get("setup");
const refreshMillis = 5000;
const statusClass = { Success: "good", Partial: "warn", Failed: "bad", Cancelled: "warn" };

class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function api(path, method = "GET", body = undefined) {
  const response = await fetch(`/api${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new ApiError(response.status, answer.error ?? `The server answered ${response.status}.`);
  }
  return answer;
}

function say(text) {
  byId("message").textContent = text;
  byId("message").hidden = !text;
}

function cell(row, content, className = "") {
  const td = row.insertCell();
  td.className = className;
  td.append(content);
  return td;
}

function button(label, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", () => {
    element.disabled = true;
    guarded(action).finally(() => (element.disabled = false));
  });
  return element;
}

function time(iso) {
  return iso ? new Date(iso).toLocaleString() : "–";
}

function took(row) {
  return row.startedAt && row.endedAt ? `${((new Date(row.endedAt) - new Date(row.startedAt)) / 1000).toFixed(1)} s` : "–";
}

function fill(section, rows, render) {
  const body = byId(section).querySelector("tbody");
  body.replaceChildren();
  rows.forEach((row) => render(body.insertRow(), row));
  byId(section).querySelector("table").hidden = rows.length === 0;
  byId(section).querySelector(".empty").hidden = rows.length > 0;
  byId(section).hidden = false;
}

// Which execution's log is open; a later click wins over a slower answer to an earlier one.
let shown;

async function show(executionId) {
  shown = executionId;
  const { data } = await api(`/executions/${encodeURIComponent(executionId)}?includeLogs=true`);
  if (shown !== executionId) {
    return;
  }
  byId("log-title").textContent = `${data.type} of ${data.jobName ?? "–"}`;
  byId("log-summary").textContent = `${data.status}, ${data.progress} %, ${data.stage}${data.error ? `: ${data.error}` : ""}`;
  const lines = data.logs.map((entry) => {
    const line = document.createElement("li");
    line.className = { warning: "warn", error: "bad", success: "good" }[entry.level] ?? "";
    line.textContent = `${new Date(entry.timestamp).toLocaleTimeString()}  ${entry.message}`;
    return line;
  });
  byId("log").querySelector("ol").replaceChildren(...lines);
  byId("log").hidden = false;
}

// Shows it where the eye is: the tables above may fill the window.
async function open(executionId) {
  await show(executionId);
  byId("log").scrollIntoView({ behavior: "smooth", block: "nearest" });
}

// A part that the user has no permission for stays hidden; anything else that fails is said.
async function part(section, load) {
  try {
    await load();
  } catch (error) {
    byId(section).hidden = true;
    if (error.status !== 403) {
      throw error;
    }
  }
}

async function refresh() {
  await part("jobs", async () => {
    const jobs = await api("/jobs");
    fill("jobs", jobs, (row, job) => {
      cell(row, job.name);
      cell(row, job.source?.name ?? "–");
      cell(row, job.destination?.name ?? "–");
      cell(row, time(job.lastRunAt));
      cell(row, job.enabled ? time(job.nextRunAt) : "disabled");
      cell(row, button("Run now", async () => {
        const { executionId } = await api(`/jobs/${encodeURIComponent(job.id)}/run`, "POST");
        await refresh();
        await open(executionId);
      }));
    });
  });
  await part("history", async () => {
    const executions = await api("/history");
    fill("history", executions.slice(0, 20), (row, execution) => {
      cell(row, time(execution.startedAt));
      cell(row, execution.type);
      cell(row, execution.job?.name ?? "–");
      cell(row, button(execution.status, () => open(execution.id)), statusClass[execution.status]);
      cell(row, took(execution));
    });
  });
  if (shown && !byId("log").hidden) {
    await show(shown);
  }
}

async function guarded(action) {
  try {
    await action();
    say("");
  } catch (error) {
    if (error.status === 401) {
      signedOut();
    }
    say(error.message);
  }
}

let timer;

function signedIn(user) {
  byId("user").textContent = user.name ?? user.email;
  byId("who").hidden = false;
  byId("login").hidden = true;
  clearInterval(timer);
  timer = setInterval(() => document.hidden || guarded(refresh), refreshMillis);
  return refresh();
}

function signedOut() {
  clearInterval(timer);
  shown = undefined;
  ["who", "jobs", "history", "log"].forEach((id) => (byId(id).hidden = true));
  byId("login").hidden = false;
}

byId("login").addEventListener("submit", (event) => {
  event.preventDefault();
  const { email, password } = Object.fromEntries(new FormData(event.target));
  guarded(async () => {
    if (setupToken) {
      await api("/auth/setup", "POST", { token: setupToken, email, password });
      history.replaceState(null, "", location.pathname);
    }
    const { user } = await api("/auth/login", "POST", { email, password });
    event.target.reset();
    await signedIn(user);
  });
});

byId("logout").addEventListener("click", () =>
  guarded(async () => {
    await api("/auth/logout", "POST");
    signedOut();
  }),
);

if (setupToken) {
  byId("login-title").textContent = "Create the first administrator";
  byId("login").querySelector("button").textContent = "Create and sign in";
  byId("login").querySelector("[name=password]").autocomplete = "new-password";
}

try {
  const { user } = await api("/auth/session");
  await guarded(() => signedIn(user));
} catch (error) {
  signedOut();
  if (error.status !== 401) {
    say(error.message);
  }
}

// What Maven calls: node build.mjs build | check. Does nothing when nothing it depends on has changed since it last
// succeeded.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../../../target");
const description = join(target, "classes/io/dbackup/rest/openapi.json");
const output = join(target, "console");
const task = process.argv[2];
/** Smaller files would not get smaller. */
const leastBytesToCompress = 1000;

const steps = {
  build: () => {
    npm("run", "types");
    npm("run", "build", "--", "--logLevel", "warn");
    compress(join(output, "assets"));
  },
  check: () => {
    npm("run", "types");
    npm("run", "check");
  },
};

const stamp = task === "build" ? join(output, ".inputs") : join(target, "console-check.inputs");
const inputs = digest();
if (read(stamp) !== inputs) {
  install();
  steps[task]();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}

/** Installs exactly what the lock file says, once for each lock file. */
function install() {
  const done = join(here, "node_modules/.installed");
  const lock = createHash("sha256")
    .update(readFileSync(join(here, "package-lock.json")))
    .digest("hex");
  if (read(done) !== lock) {
    npm("ci", "--no-audit", "--no-fund");
    writeFileSync(done, lock);
  }
}

function npm(...words) {
  execFileSync("npm", ["--silent", ...words], {
    cwd: here,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
}

function digest() {
  const hash = createHash("sha256").update(process.version);
  for (const file of [description, ...files(here)]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "schema.d.ts")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
}

/** The server sends these to browsers that take them. */
function compress(folder) {
  for (const file of files(folder).filter((name) => /\.(js|css|svg)$/.test(name))) {
    const content = readFileSync(file);
    if (content.length >= leastBytesToCompress) {
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

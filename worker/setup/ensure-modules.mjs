/**
 * Runs `npm ci` when what is in node_modules is not what package-lock.json says; does nothing otherwise.
 * Plain JavaScript for Node 20: it runs before the Node that the project brings is there. Speaks on stderr only.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const root = fileURLToPath(new URL("../..", import.meta.url));
const OLDEST_NODE = [22, 18];

if (!isInstalled()) {
  process.stderr.write("setup  installing packages (npm ci)\n");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (npm.status !== 0) fail(`npm ci failed${npm.error ? `: ${npm.error.message}` : ""}; its message stands above`);
}
checkNode();

/**
 * Every package of the lock that must be on this machine stands in node_modules with the same version. An optional one must be when it names
 * this system; one without a system is some other package's, which npm leaves out as it sees fit.
 */
function isInstalled() {
  const installed = read(join(root, "node_modules", ".package-lock.json"));
  if (installed === null) return false;
  const wanted = Object.entries(read(join(root, "package-lock.json")).packages).filter(([path]) => path !== "");
  return wanted.every(([path, entry]) => {
    const present = installed.packages[path]?.version;
    return present === entry.version || (present === undefined && entry.optional === true && !isForThisMachine(entry));
  });
}

function isForThisMachine({ os, cpu, libc }) {
  const names = (list, name) => list !== undefined && [list].flat().includes(name);
  return libc === undefined && names(os, process.platform) && names(cpu, process.arch);
}

/** The Node that the project brings, or the machine's own where there is no package for it, must be able to run TypeScript. */
function checkNode() {
  const own = join(root, "node_modules", ".bin", "node");
  const version = spawnSync(existsSync(own) ? own : process.execPath, ["--version"], { encoding: "utf8" }).stdout.trim();
  const [major, minor] = version.slice(1).split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Node ${version} is too old and npm has no newer one for ${process.platform}-${process.arch}; install Node ${OLDEST_NODE.join(".")} or newer`);
}

function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

function fail(message) {
  process.stderr.write(`setup  ${message}\n`);
  process.exit(1);
}

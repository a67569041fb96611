/**
 * `make bench`: runs every bench beside this file, one after the other, so that none disturbs another. Each prints a table and a JSON line. The designer's has
 * a target of its own (`make bench-design`): it fills millions of rows.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const here = new URL(".", import.meta.url).pathname;
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith(".ts") && !["main.ts", "figures.ts", "design.ts"].includes(name))
  .sort();
const chosen = wanted.length === 0 ? files : files.filter((name) => wanted.includes(name.replace(/\.ts$/, "")));
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, [join(here, name)], { stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`bench ${name} failed; the others were not run\n`);
    process.exit(status ?? 1);
  }
  process.stdout.write("\n");
}

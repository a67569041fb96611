import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { createDatabase } from "../helpers/database.ts";
import { newestMajor } from "../helpers/majors.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

describe("the packed package, installed by npm in an empty folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "da-package-"));
  const program = join(folder, "node_modules", ".bin", "data-architect");
  let tarball = "";

  beforeAll(async () => {
    const { stdout } = await run(process.execPath, ["worker/setup/pack.ts"], { cwd: root });
    tarball = join(root, stdout.trim());
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    // From npm's cache where it can; without the embedded Postgres, which a Postgres of one's own does not need.
    await run("npm", ["install", "--prefer-offline", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", tarball], { cwd: folder });
  }, 300_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(tarball, { force: true });
  });

  test("brings compiled JavaScript, the SQL files, the bundle and the console, and no Node", () => {
    const home = join(folder, "node_modules", "data-architect");
    for (const path of ["worker/main.js", "server/main.js", "sql/loader.js", "sql/migrations", "build/compiler.js", "build/console/index.html"])
      expect(existsSync(join(home, path)), path).toBe(true);
    const sources = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    expect(sources).toEqual([]);
    const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { dependencies: object; optionalDependencies: object };
    expect(
      Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).filter(
        (name) => name.startsWith("node-linux") || name.startsWith("node-bin"),
      ),
    ).toEqual([]);
  });

  test("data-architect --help lists the commands", async () => {
    const { stdout } = await run(program, ["--help"], { cwd: folder });
    for (const command of ["install", "upgrade", "uninstall", "status", "plan"]) expect(stdout).toContain(command);
  });

  test("data-architect status, install and status again on a Postgres of one's own", async (t) => {
    const database = await createDatabase(t, { major: newestMajor() });
    const on = ["--database-url", database.url];
    expect((await run(program, ["status", ...on], { cwd: folder })).stdout).toContain("not installed");
    expect((await run(program, ["install", ...on], { cwd: folder })).stdout).toContain("installed");
    expect((await run(program, ["status", ...on], { cwd: folder })).stdout).toContain("0.1.0");
    await run(program, ["uninstall", ...on], { cwd: folder });
  });
});

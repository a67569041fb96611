import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tiers, tooSlowForFast } from "../helpers/tiers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("every test file belongs to exactly one of `make test` and `make test-all`", () => {
  const files = readdirSync(`${root}tests`, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".test.ts"));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const folder = file.split("/")[0] ?? "";
    expect([tiers.test, tiers.all].filter((folders) => folders.includes(folder)).length, file).toBe(1);
  }
});

test("what the fast tier leaves out exists and is part of `make test`", () => {
  for (const file of tooSlowForFast) expect(existsSync(root + file) && tiers.test.includes(file.split("/")[1] ?? ""), file).toBe(true);
});

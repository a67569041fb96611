import { ESLint } from "eslint";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const eslint = new ESLint({ cwd: root, overrideConfig: { languageOptions: { parserOptions: { projectService: { allowDefaultProject: [] } } } } });

/** Lints a text as if it stood in an existing file of the tree, so that typed rules have a program. */
async function messages(path: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, path) });
  return (result?.messages ?? []).map((message) => `${message.ruleId}: ${message.message}`);
}

describe("imports run one way", () => {
  const bad = [
    ["plv8/src/entry.ts", 'import { openPool } from "../../worker/db.ts";', "plv8 must not import worker/db.ts"],
    ["plv8/src/entry.ts", 'import { readFileSync } from "node:fs";', "the compiler must not import node:fs"],
    ["plv8/src/entry.ts", 'export { z } from "pg";', "the compiler must not import pg"],
    ["worker/db.ts", 'import { startServer } from "../server/start-server.ts";', "worker must not import server/start-server.ts"],
    ["worker/db.ts", 'import { majors } from "../tests/helpers/majors.ts";', "worker must not import tests/helpers/majors.ts"],
    ["worker/db.ts", 'const it = await import("../sql/loader/roles.ts");', "worker must not import sql/loader/roles.ts"],
    ["server/http.ts", 'import { openPool } from "../worker/db.ts";', "server must not import worker/db.ts"],
    ["server/http.ts", 'export * from "../plv8/src/entry.ts";', "server must not import plv8/src/entry.ts"],
    ["server/http.ts", 'export * from "../sql/loader.ts";', "server must not import sql/loader.ts"],
  ] as const;
  test.each(bad)("%s: %s", async (path, text, expected) => {
    expect((await messages(path, text)).join("\n")).toContain(`house/import-direction: ${expected}`);
  });

  const good = [
    ["worker/db.ts", 'export { z } from "../plv8/src/types/issue.ts"; export * from "../sql/loader.ts";'],
    ["plv8/src/entry.ts", 'export { z } from "zod"; export * from "./ops/ops.ts";'],
    ["server/http.ts", 'export * from "../sql/connection.ts";'],
    ["tests/helpers/majors.ts", 'export * from "../../worker/db.ts"; export * from "../../server/http.ts";'],
  ] as const;
  test.each(good)("%s may: %s", async (path, text) => {
    expect((await messages(path, text)).filter((message) => message.startsWith("house/"))).toEqual([]);
  });
});

describe("the compiler stays pure", () => {
  test.each([
    ["export const now = new Date();", "time comes in as input"],
    ["export const dice = Math.random();", "chance comes in as input"],
    ['export const order = "a".localeCompare("b");', "locales differ between hosts"],
    ["export const later = Promise.resolve(1);", "does not exist or is not deterministic"],
    ["export const env = process.env;", "does not exist or is not deterministic"],
  ])("%s", async (text, expected) => {
    expect((await messages("plv8/src/entry.ts", text)).join("\n")).toContain(expected);
  });
});

test("enums, default exports and forgotten promises are refused everywhere", async () => {
  expect((await messages("worker/db.ts", "export enum Colour { Red }")).join("\n")).toContain("no enums");
  expect((await messages("worker/db.ts", "export default 1;")).join("\n")).toContain("no default exports");
  expect((await messages("worker/db.ts", "export const f = async () => 1; f();")).join("\n")).toContain("no-floating-promises");
});

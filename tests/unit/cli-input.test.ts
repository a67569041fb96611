import { spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, afterAll, expect, test } from "vitest";
import { runCli } from "../helpers/run-cli.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "data-architect-input-"));
  await writeFile(join(folder, "ok.sql"), "create table a (i int);\n");
  await writeFile(join(folder, "zero.sql"), "create table a (i int);\n\0\ncreate table b (i int);\n");
  await writeFile(join(folder, "zero.yaml"), "model: shop\0\n");
  await writeFile(join(folder, "latin.yaml"), Buffer.from("# cafe\nmodel: caf\u00e9\n", "latin1"));
  await writeFile(join(folder, "no-key.pem"), "hello\n");
  await writeFile(join(folder, "log.jsonl"), '{"kind":"event"}\n');
  await writeFile(join(folder, "tab.yaml"), "model: shop\n\tentities: {}\n");
  await writeFile(join(folder, "twice.json"), '{"model":"x","model":"y"}');
  await mkdir(join(folder, "empty"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const text = await runCli(words.map((word) => word.replace("@/", `${folder}/`)));
  return { code: text.code, out: text.out, err: text.err.replaceAll(`${folder}/`, "") };
}

test.for([
  ["a file that is not there", "lint @/none.sql", 2, "none.sql does not exist: give an SQL file"],
  ["a folder without SQL", "lint @/empty --as migration", 2, "empty holds no *.sql file"],
  ["a folder for a model", "model check @/empty", 2, "empty is a folder: give a model file"],
  ["a zero byte, behind which Postgres would read nothing", "lint @/zero.sql", 3, "zero byte in line 2"],
  ["a zero byte in a model", "model check @/zero.yaml", 3, "zero byte in line 1"],
  ["a model in another encoding", "model explain @/latin.yaml", 3, "latin.yaml is not UTF-8 text (line 2); convert it"],
  ["an address of another product, with a password", "diff mysql://u:secret@h/x @/ok.sql", 2, "is no address of a Postgres database"],
  ["an address that can't be read", "diff postgres://u:secret@h:99999/x @/ok.sql", 2, "is no address that can be read"],
  ["an address that can't be read, as a flag", "status --database-url postgres://u:secret@h:x/x", 2, "--database-url is no address that can be read"],
  ["a major that is none", "diff @/ok.sql @/ok.sql --major x", 2, "--major x is no major"],
  ["a major that is too old", "model check @/ok.sql --major 14", 2, "write 15, 16, 17 or 18"],
  ["a folder that is not empty", "dump --database-url postgres://h/x --out @/", 2, "is not empty"],
  ["a file for a folder", "dump --database-url postgres://h/x --out @/ok.sql", 2, "ok.sql is no folder"],
  ["a model that is no YAML, to be formatted", "model format @/tab.yaml", 3, "tab.yaml:2:1: Tabs are not allowed"],
  ["a key that stands twice, of which formatting would lose one", "model format @/twice.json", 3, "twice.json:1:14: Map keys must be unique"],
  ["a text that is no model, to be formatted", "model format @/ok.sql", 3, "ok.sql is no model"],
  ["a name that no model can have", "model init @/new.yaml --name 1x", 2, "1x is no name of a model"],
  ["a key that is none", "verify-audit @/log.jsonl --key @/no-key.pem", 2, "no-key.pem holds no key"],
] as const)("%s: %s", async ([, words, code, said]) => {
  const ended = await run(...words.split(" "));
  expect(ended).toMatchObject({ code, out: "" });
  expect(ended.err).toContain(said);
  expect(ended.err).not.toContain("secret");
});

test("says which release it is, as package.json does", async () => {
  const { version } = JSON.parse(await readFile(fileURLToPath(new URL("../../package.json", import.meta.url)), "utf8")) as { readonly version: string };
  expect(await run("--version")).toEqual({ code: 0, out: `data-architect ${version}\n`, err: "" });
});

test("a reader that has seen enough is no failure and no stack trace", async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../worker/cli/main.ts", import.meta.url)), "template", "show", "ecommerce"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (more: Buffer) => {
    err += more.toString();
  });
  const code = await new Promise((done) => {
    child.once("close", done);
  });
  expect([code, err]).toEqual([0, ""]);
});

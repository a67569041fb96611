/** What the documentation tells people to type exists: statements are planned (not run) as a person, commands are asked for their help. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { runProgram } from "../../worker/cli/program.ts";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import { peopledTemplate, personLogin } from "../helpers/installed.ts";

const database = useDatabase({ template: () => peopledTemplate() });
const files = ["README.md", "docs/operations.md", "worker/README.md", "docker/README.md"];
const texts = new Map(await Promise.all(files.map(async (file) => [file, await readFile(new URL(`../../${file}`, import.meta.url), "utf8")] as const)));

/** `select … from arch.…`, in a block, behind a prompt or between backticks. */
const statementsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(select [^;`\n]*\barch\.[^;`\n]*)/g)].map((match) => (match[1] ?? "").trim().replace(/\.$/, ""));

const commandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|`)(?:npx )?data-architect ([a-z][a-z-]*)(?: (?=init|check|explain|format|list|show)([a-z]+))?/gm)].map((match) =>
    [match[1], match[2]].filter(Boolean).join(" "),
  );

const statements = [...texts].flatMap(([file, text]) => statementsIn(text).map((statement) => [file, statement] as const));
const commands = [...new Set([...texts.values()].flatMap(commandsIn))];

describe("what the documentation says to type", () => {
  test.each(statements)("%s: %s", async (_file, statement) => {
    const session = await connect(database, personLogin("ada"));
    await expect(session.query(`explain ${statement}`)).resolves.toBeDefined();
  });

  test.each(commands)("data-architect %s", async (command) => {
    const shown: string[] = [];
    const code = await runProgram([...command.split(" "), "--help"], {}, { out: (text) => shown.push(text), err: (text) => shown.push(text) });
    expect({ code, usage: shown.join("").startsWith(`Usage: data-architect ${command}`) }).toEqual({ code: 0, usage: true });
  });

  test("is found at all", () => {
    expect(statements.length).toBeGreaterThan(20);
    expect(commands.length).toBeGreaterThan(8);
  });
});

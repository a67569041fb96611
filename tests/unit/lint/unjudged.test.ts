/** What lint does not judge is said: an include that nobody reads could hold anything. */
import { expect, test } from "vitest";
import { unjudgedCommands, unjudgedStatements } from "../../../worker/lint/unjudged.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

const lines = async (text: string): Promise<readonly string[]> =>
  unjudgedCommands(
    await readScript([
      { name: "m.sql", text },
      { name: "b.sql", text: "" },
    ]),
  ).map((issue) => `${String(issue.line)} ${issue.severity} ${issue.message}`);

test.for([
  ["select 1;\n\\i other.sql", ["2 warning what this file includes is not read, and not judged"]],
  ["\\i b.sql", []],
  ["\\ir ../x.sql", ["1 warning what this file includes is not read, and not judged"]],
  ["select 'x' \\gexec", ["1 warning the statements that \\gexec makes depend on what stands in a database, and are not judged"]],
  [
    "\\if :x\nselect 1;\n\\else\nselect 2;\n\\endif\n\\if true\n\\endif",
    ["1 warning every branch of \\if is judged, as if all of them ran (and 1 more like it, in line 6)"],
  ],
  ["\\c other\nselect 1;\n\\c third", ["1 warning what follows is judged as if it ran in the same database (and 1 more like it, in line 3)"]],
  ["\\set x 1\n\\echo a\n\\copy t from 'x'\n\\encoding utf8\n\\conninfo", []],
] as const)("%s: %s", async ([text, expected]) => {
  expect(await lines(text)).toEqual(expected);
});

test.for(["-- +goose Up\n@;\n-- +goose Down\n#;", "-- migrate:up\n@;\n\n-- migrate:down\n#;", "-- +migrate Down\n#;\n-- +migrate Up\n@;"])(
  "the way back in a migration's file is left out, and said: %s",
  async (text) => {
    const script = await readScript([
      { name: "m.sql", text: text.replace("@", "create index concurrently i on t (a)").replace("#", "drop table t; nonsense") },
    ]);
    expect(script.statements.map((each) => each.text)).toEqual(["create index concurrently i on t (a)"]);
    const line = String(script.issues[0]?.line);
    expect(script.issues.map((each) => `${each.severity} ${each.code}`)).toEqual(["warning sql.way-back"]);
    expect(unjudgedStatements(script)).toEqual([`note: what stands below m.sql:${line} is the way back, and not judged`]);
  },
);

test("statements about the server are named, each kind once", async () => {
  const text = "create database a;\ncreate database b;\ncreate table t (id int primary key);\nalter system set work_mem = '1GB';\nload 'x';";
  expect(unjudgedStatements(await readScript([{ name: "m.sql", text }]))).toEqual([
    "note: create database is about the server as a whole, and not judged (m.sql:1:1)",
    "note: alter system is about the server as a whole, and not judged (m.sql:4:1)",
    "note: load is about the server as a whole, and not judged (m.sql:5:1)",
  ]);
});

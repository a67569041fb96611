import { describe, expect, test } from "vitest";
import { splitStatements } from "../../../worker/sql-input/split-statements.ts";

const texts = (script: string): readonly string[] =>
  splitStatements(script).pieces.map((piece) => (piece.kind === "unclosed" ? `unclosed: ${piece.what}` : piece.text));

describe("a script is cut where psql cuts it", () => {
  test.for([
    ["quotes, names and dollars hide semicolons", `select 'a;''b', e'\\';', "c;""d", $x$;$x$, $$;$$, a$b from t; select 2`, 2],
    ["comments nest and hide semicolons", "select 1 /* ; /* ; */ ; */ -- ;\n; select 2;", 2],
    ["a rule's actions stand in brackets", "create rule r as on insert to t do also (select 1; select 2); select 3;", 2],
    [
      "a body in plain SQL ends with its own end",
      "create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3;",
      2,
    ],
    ["begin outside of a routine is a statement", "begin; select 1; end;", 3],
    ["the last one needs no semicolon", "select 1; select 2", 2],
    ["only comments are nothing", "-- a\n/* b */\n;;", 0],
  ] as const)("%s", ([, script, count]) => {
    expect(texts(script)).toHaveLength(count);
  });

  test("rows of COPY belong to it", () => {
    const { pieces } = splitStatements("copy t (a) from stdin;\n1;\n'\n\\.\nselect 1;");
    expect(pieces).toMatchObject([
      { kind: "statement", text: "copy t (a) from stdin", data_lines: 2 },
      { kind: "statement", text: "select 1" },
    ]);
  });

  test("a meta-command is no part of a statement, and some of them send it", () => {
    expect(texts("\\set x 1\nselect 1 \\gexec\nselect\n\\echo hi\n2;")).toEqual(["\\set x 1", "select 1", "\\gexec", "\\echo hi", "select\n        \n2"]);
  });

  test("what never ends is said with its place", () => {
    expect(splitStatements("select 1;\nselect 'x").pieces.at(-1)).toMatchObject({ kind: "unclosed", what: "a string", start: 17 });
    expect(texts("select $a$ x $b$")).toEqual(["unclosed: text quoted with $a$"]);
  });
});

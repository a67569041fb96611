import { describe, expect, test } from "vitest";
import { PsqlVariables } from "../../../worker/sql-input/psql-variables.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

const filled = (sets: readonly string[], text: string): string => {
  const variables = new PsqlVariables();
  for (const set of sets) variables.learn(set);
  return variables.fill(text);
};

describe("a variable that the file gives a value", () => {
  test.each([
    ["create table :s.t ()", "create table shop.t ()"],
    ["select :'s', :\"s\"", "select 'shop', shop"],
    ["select ':s', \":s\", $$:s$$ -- :s\n, /* :s */ a::s, b := s, arr[1:s]", "select ':s', \":s\", $$:s$$ -- :s\n, /* :s */ a::s, b := s, arr[1shop]"],
    ["select :other, :", "select :other, :"],
  ])("stands for it where psql reads one: %s", (text, wanted) => {
    expect(filled(["\\set s shop"], text).replace(/ +/gu, " ")).toBe(wanted.replace(/ +/gu, " "));
  });

  test("keeps the places behind it where it is not longer than its name", () => {
    expect(filled(["\\set schema a"], "select :schema x")).toBe("select a       x");
  });

  test.each([
    ["\\set v 'it''s \\n'", "it''s \n"],
    ["\\set v a 'b c' d", "ab cd"],
    ["\\set v", ""],
  ])("has the words of it one behind the other: %s", (set, wanted) => {
    expect(filled([set], "select :'v'").trimEnd()).toBe(`select '${wanted}'`);
  });

  test.each(["\\set v :other", "\\set v `date`", "\\unset v"])("has none that is known: %s", (set) => {
    expect(filled(["\\set v 1", set], "select :v")).toBe("select :v");
  });
});

test("a script is read with the values that it sets, and a mistake stands where it is", async () => {
  const read = await readScript([{ name: "a.sql", text: "\\set sc shop\ncreate schema :sc;\ncreate table :sc.t (a int,);\nselect :none;" }]);
  expect(read.statements.map(({ text }) => text)).toEqual(["create schema shop"]);
  expect(read.issues.map(({ line, column, message }) => [line, column, message])).toEqual([
    [3, 28, 'syntax error at or near ")"'],
    [4, 8, ":none is a variable of psql and has no value here"],
  ]);
});

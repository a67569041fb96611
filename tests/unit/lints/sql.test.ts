import { expect, test } from "vitest";
import { callsIn } from "../../../plv8/src/lints/sql/calls.ts";
import { truthOf } from "../../../plv8/src/lints/sql/truth.ts";

test.each([
  ["true", true],
  ["(true)", true],
  ["false", false],
  ["((1 = 1))", true],
  ["(1 = 2)", false],
  ["('a'::text = 'a'::text)", true],
  ["(1 <> 2)", true],
  ["((owner = CURRENT_USER) OR true)", true],
  ["((owner = CURRENT_USER) OR (1 = 1))", true],
  ["((owner = CURRENT_USER) AND true)", null],
  ["((owner = 1) AND false)", false],
  ["(NOT false)", true],
  ["(NOT (1 = 1))", false],
  ["(owner = owner)", true],
  ["(owner = CURRENT_USER)", null],
  ["('true'::text = kind)", null],
  ['("true" = 1)', null],
  ["((a >= 1) AND (a <= 2))", null],
  ["(a between 1 and 2 or true)", true],
  ["CASE WHEN (a OR true) THEN b ELSE c END", null],
  ["(f(1) = f(1))", null],
  ["(id = ANY (ARRAY[1, 2]))", null],
  ["(x IS NOT NULL)", null],
])("%s is %s for every row", (condition, truth) => {
  expect(truthOf(condition)).toBe(truth);
});

test("calls are found with their schema, not keywords, types or names in strings, and subqueries are told apart", () => {
  const found = (text: string): readonly string[] => callsIn(text).map((call) => `${call.name}${call.in_subquery ? "*" : ""}`);
  expect(found("(tenant = (current_setting('app.tenant'::text))::integer)")).toEqual(["current_setting"]);
  expect(found("(tenant = ( SELECT current_setting('app.tenant'::text) AS current_setting))")).toEqual(["current_setting*"]);
  expect(found("(auth.uid() = owner) AND (x)::numeric(10,2) > 0 AND id IN (SELECT m.id FROM app.members('f()') m)")).toEqual(["auth.uid", "app.members*"]);
  expect(callsIn("lower(trim(x))").map((call) => call.text)).toEqual(["lower(trim(x))", "trim(x)"]);
});

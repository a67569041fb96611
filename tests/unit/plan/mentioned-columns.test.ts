import { expect, test } from "vitest";
import { mentionedColumns } from "../../../plv8/src/diff/mentioned-columns.ts";
import { substituteNames } from "../../../plv8/src/diff/substitute-names.ts";

test.each([
  ["a::shop.status", "status", false],
  ["status::shop.status", "status", true],
  ["(a)::timestamp(3) without time zone", "time", false],
  ["(a)::timestamp with time zone", "zone", false],
  ['("time")::time without time zone', "time", true],
  ["a::double precision", "precision", false],
  ["a::character varying", "varying", false],
  ["a::interval day to second", "second", false],
  ["cast(a as shop.status)", "status", false],
  ["cast(lower(status) as text)", "status", true],
  ["date '2026-01-01' < a", "date", false],
  ["EXTRACT(year FROM a)", "year", false],
  ["EXTRACT(year FROM year)", "year", true],
  ['a COLLATE pg_catalog."default"', "default", false],
  ["a::text[] || b", "b", true],
  ["a::numeric(10,2) > b", "b", true],
  ["a::time > zone", "zone", true],
  ["status(a)", "status", false],
  ["status.a", "status", false],
  ["t.status", "status", true],
])("%s mentions %s: %s", (expression, column, mentioned) => {
  expect(mentionedColumns(expression, [column])).toEqual(mentioned ? [column] : []);
  const later = substituteNames(expression, { tables: new Map(), columns: new Map([[column, "zz"]]) });
  expect(/\bzz\b/u.test(later)).toBe(mentioned);
});

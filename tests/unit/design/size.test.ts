/** The size formula against relations that were measured on Postgres 15 and 18. */
import { expect, test } from "vitest";
import { expectedRows } from "../../../plv8/src/model/expected-rows.ts";
import { indexEntryBytes } from "../../../plv8/src/design/size/index-bytes.ts";
import { rowBytes } from "../../../plv8/src/design/size/row-bytes.ts";
import { sayBytes, sayRows } from "../../../plv8/src/design/size/say-size.ts";

const row = (...types: readonly string[]): number => rowBytes(types.map((type) => ({ type, not_null: true })));

test.each([
  [["bigint", "integer", "smallint", "boolean"], 44.29],
  [["bigint", "bigint", "integer", "boolean", "boolean"], 52.18],
])("a row of %j takes %d bytes, within a hundredth", (types, measured) => {
  expect(Math.abs(row(...types) / measured - 1)).toBeLessThan(0.01);
});

test("a bad order of columns costs padding", () => {
  expect(row("boolean", "bigint", "boolean", "bigint", "integer")).toBeGreaterThan(row("bigint", "bigint", "integer", "boolean", "boolean") + 7);
});

test("free space in pages makes rows larger", () => {
  const columns = [
    { type: "bigint", not_null: true },
    { type: "text", not_null: false },
  ];
  expect(rowBytes(columns, 70) / rowBytes(columns)).toBeCloseTo(1 / 0.7, 1);
});

test.each([
  [["bigint"], 22.49],
  [["integer"], 22.49],
  [["uuid"], 31.56],
])("an index on %j takes %d bytes a row, within three hundredths", (types, measured) => {
  expect(Math.abs(indexEntryBytes(types) / measured - 1)).toBeLessThan(0.03);
});

test.each([
  ["5% a month", 12, 1796],
  ["100 a day", 1, 4000],
  ["10% a year", 24, 1210],
  [undefined, 36, 1000],
  ["1000% a day", 1200, 1e15],
] as const)("growth of %s over %i months", (growth, months, rows) => {
  expect(expectedRows({ rows: 1000, growth }, months)).toBe(rows);
});

test("sizes read like words", () => {
  expect([sayBytes(131_000_000), sayBytes(900), sayBytes(1500), sayRows(11_585_000), sayRows(1500), sayRows(7)]).toEqual([
    "125 MiB",
    "900 bytes",
    "1.5 KiB",
    "12 million",
    "1.5 thousand",
    "7",
  ]);
});

import { setColumnDefault } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const frozenClockDefault: StaticRule = {
  name: "frozen_clock_default",
  title: "Default that stopped a clock",
  level: "error",
  category: "correctness",
  reads: "static",
  what: "The default of a column of times is a fixed moment with a time of day, as 'now'::timestamp becomes.",
  why: "The clock was read once, when the table was made: every row says that moment.",
  remedy: "Use now() or clock_timestamp().",
  bad: "create table a (id int primary key, created_at timestamptz default 'now'::timestamptz)",
  good: "create table a (id int primary key, created_at timestamptz default now())",
  fine: "A moment long ago or far ahead, as a mark; midnight and 'infinity' are not reported.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] => {
        const moment = /^'\d{4}-\d\d-\d\d (\d\d:\d\d:\d\d\.\d+)[^']*'::timestamp/u.exec(column.default ?? "");
        return moment === null
          ? []
          : [
              {
                address: column.address,
                message: `the default of ${named(column)} is the moment at which it was made: ${column.default ?? ""}`,
                evidence: { default: column.default },
                fix: [setColumnDefault(named(table), column.name, "now()")],
              },
            ];
      }),
    ),
};

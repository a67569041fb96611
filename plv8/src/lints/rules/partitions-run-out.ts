import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const partitionsRunOut: RuntimeRule = {
  name: "partitions_run_out",
  title: "No partition for next month",
  level: "error",
  category: "correctness",
  reads: "runtime",
  what: "The last partition of a table that is partitioned by time ends within 30 days, or has ended, and there is no default partition.",
  why: "The first row behind it fails: no partition of relation found for row.",
  remedy: "Make the next partitions now, and on a schedule.",
  bad: "create table logs (at date not null primary key) partition by range (at); create table logs_2020 partition of logs for values from ('2020-01-01') to ('2021-01-01')",
  good: "create table logs (at date not null primary key) partition by range (at); create table logs_2020 partition of logs for values from ('2020-01-01') to ('2120-01-01')",
  fine: "The table takes no more rows.",
  find: (schema, facts) =>
    schema.all("table").flatMap((table): readonly Found[] => {
      if (table.partition_key === null) return [];
      const bounds = schema.partitions.filter((each) => each.partition_of?.parent === table.address).map((each) => each.partition_of?.bound ?? "");
      const ends = bounds.flatMap((bound) => / TO \('(\d{4}-\d\d-\d\d)[^']*'/u.exec(bound)?.[1] ?? []).sort();
      const last = ends.at(-1);
      if (last === undefined || bounds.includes("DEFAULT") || bounds.some((bound) => bound.includes("TO (MAXVALUE"))) return [];
      const left = dayNumber(last) - dayNumber(facts.read_at.slice(0, 10));
      return left > 30
        ? []
        : [
            {
              address: table.address,
              message:
                left < 0
                  ? `the last partition of ${named(table)} ended at ${last}: inserts fail`
                  : `the last partition of ${named(table)} ends at ${last}, in ${left} days`,
              evidence: { last, days_left: left },
            },
          ];
    }),
};

/** Days since the year 0, by the Gregorian calendar. */
function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 306 + 5) / 10) + day - 1;
}

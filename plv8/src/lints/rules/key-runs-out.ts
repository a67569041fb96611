import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";
import { age, sayNumber } from "../say-age.ts";

export const keyRunsOut: RuntimeRule = {
  name: "key_runs_out",
  title: "Numbers that run out",
  level: "error",
  category: "correctness",
  reads: "runtime",
  what: "A sequence or identity column has used more than 70 % of its numbers, or will be at its end within a year at the pace of the counters.",
  why: "At the end every insert fails: nextval: reached maximum value of sequence.",
  remedy: "Widen column, sequence and all that refer to it, while there is time for the online way.",
  bad: "create table a (id int generated always as identity primary key); select setval('a_id_seq', 2000000000)",
  good: "create table a (id bigint generated always as identity primary key); select setval('a_id_seq', 2000000000)",
  fine: "The list is full by intent.",
  find: (schema, facts) =>
    Object.entries(facts.sequences).flatMap(([address, counted]): readonly Found[] => {
      const object = schema.at(address);
      if (object === undefined || counted.last === null || counted.increment < 1) return [];
      const column = object.kind === "sequence" && object.owned_by !== null ? schema.at(object.owned_by) : object;
      const limits: Readonly<Record<string, number>> = { smallint: 32767, integer: 2147483647 };
      const max = Math.min(counted.max, column?.kind === "column" ? (limits[column.type] ?? counted.max) : counted.max);
      const table = column?.kind === "column" ? facts.tables[tableAddress(column)] : undefined;
      const perDay =
        table === undefined || facts.statistics_days === null || facts.statistics_days < 1 ? 0 : (table.inserted * counted.increment) / facts.statistics_days;
      const days = perDay > 0 ? (max - counted.last) / perDay : null;
      if (counted.last < max * 0.7 && (days === null || days > 365)) return [];
      return [
        {
          address,
          message: `${named(address)} is at ${sayNumber(counted.last)} of ${sayNumber(max)}${days === null ? "" : `; at today's pace it ends in ${age(days)}`}`,
          evidence: {
            last: counted.last,
            max,
            share: Math.round((counted.last / max) * 100) / 100,
            days_left: days === null ? null : Math.round(days),
            statistics_days: facts.statistics_days,
          },
        },
      ];
    }),
};

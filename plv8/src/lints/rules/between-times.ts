import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { bodyOf } from "../sql/routine.ts";
import { significantTokens } from "../sql/tokens.ts";

export const betweenTimes: StaticRule = {
  name: "between_times",
  title: "BETWEEN with points in time",
  level: "info",
  category: "correctness",
  reads: "static",
  what: "A function says BETWEEN of a column that is a timestamp somewhere in the schema.",
  why: "BETWEEN takes both ends: midnight of the next day belongs to both days, or the last second to none.",
  remedy: "at >= start and at < next start.",
  bad: "create table a (id int primary key, placed_at timestamptz); create function f(d timestamptz) returns bigint language sql as 'select count(*) from a where placed_at between d and d + interval ''1 day'''",
  good: "create table a (id int primary key, placed_at timestamptz); create function f(d timestamptz) returns bigint language sql as 'select count(*) from a where placed_at >= d and placed_at < d + interval ''1 day'''",
  fine: "The ends are exact and the last one belongs to the period.",
  find: (schema) => {
    const times = new Set(
      schema.tables.flatMap((table) =>
        schema
          .columnsOf(table.address)
          .filter((column) => column.type.startsWith("timestamp"))
          .map((column) => column.name),
      ),
    );
    return schema.all("function").flatMap((routine): readonly Found[] => {
      const tokens = significantTokens(bodyOf(routine));
      const at = tokens.findIndex((token, place) => token.name === "between" && times.has(tokens[place - 1]?.name ?? ""));
      return at === -1
        ? []
        : [
            {
              address: routine.address,
              message: `${named(routine)} takes both ends of ${tokens[at - 1]?.text ?? ""} between …`,
              evidence: { column: tokens[at - 1]?.text },
              confidence: "possible",
            },
          ];
    });
  },
};

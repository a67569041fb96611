import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { callsIn } from "../sql/calls.ts";
import { significantTokens } from "../sql/tokens.ts";

export const checkReadsClock: StaticRule = {
  name: "check_reads_clock",
  title: "Check that depends on the time of day",
  level: "error",
  category: "correctness",
  reads: "static",
  what: "A check calls the clock or another function that changes its mind.",
  why: "A row that passed may fail later: it can't be updated any more, and a dump can't be restored.",
  remedy: "Check against another column, for example created_at, or in the application.",
  bad: "create table offers (id int primary key, until date, constraint later check (until > current_date))",
  good: "create table offers (id int primary key, since date, until date, constraint later check (until > since))",
  fine: "Never: Postgres takes checks for immutable.",
  find: (schema) =>
    schema.all("constraint").flatMap((each): readonly Found[] => {
      if (each.type !== "check" || schema.tableOf(each)?.partition_of != null) return [];
      const clock =
        callsIn(each.definition).find((call) =>
          /^(now|clock_timestamp|statement_timestamp|transaction_timestamp|random|gen_random_uuid|timeofday|current_setting)$/u.test(call.name),
        )?.name ??
        significantTokens(each.definition)
          .find((token) => /^(CURRENT_DATE|CURRENT_TIMESTAMP|CURRENT_TIME|LOCALTIME|LOCALTIMESTAMP|CURRENT_USER|SESSION_USER)$/u.test(token.text))
          ?.text.toLowerCase();
      return clock === undefined
        ? []
        : [
            {
              address: each.address,
              message: `${named(each)} calls ${clock}: a row that passed may fail later`,
              evidence: { definition: each.definition, calls: clock },
            },
          ];
    }),
};

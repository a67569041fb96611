import { generatedName } from "../../design/names.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { significantTokens, splitAt, withoutParentheses } from "../sql/tokens.ts";

export const policyColumnUnindexed: StaticRule = {
  name: "policy_column_unindexed",
  title: "Policy over a column without an index",
  level: "info",
  category: "performance",
  reads: "static",
  what: "A policy compares a column for equality, and no index begins with it.",
  why: "The condition is part of every query of those roles: without an index each of them reads the whole table.",
  remedy: "Make an index that begins with the column.",
  bad: "create table a (id int primary key, tenant_id int not null); alter table a enable row level security; create policy own on a to pg_monitor using (tenant_id = (select current_setting('app.tenant')::int))",
  good: "create table a (id int primary key, tenant_id int not null); create index on a (tenant_id, id); alter table a enable row level security; create policy own on a to pg_monitor using (tenant_id = (select current_setting('app.tenant')::int))",
  fine: "Queries always bring a better condition, or the table stays small.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const columns = new Map<string, string>();
      for (const policy of schema.policiesOf(table.address))
        for (const column of equalities(
          policy.using ?? "",
          schema.columnsOf(table.address).map((each) => each.name),
        ))
          if (!columns.has(column)) columns.set(column, policy.name);
      return [...columns].flatMap(([column, policy]): readonly Found[] => {
        if (schema.keysOf(table.address).some((key) => key.valid && key.predicate === null && key.columns[0] === column)) return [];
        return [
          {
            address: table.address,
            detail: column,
            message: `policy ${policy} of ${named(table)} compares ${column}, and no index begins with it`,
            evidence: { column, policy },
            confidence: "likely",
            fix: [
              `create index ${table.partition_key === null ? "concurrently " : ""}${quoteIdent(generatedName([table.name, column], "idx"))} on ${named(table)} (${quoteIdent(column)})`,
            ],
          },
        ];
      });
    }),
};

/** Columns that stand alone on one side of an equality joined by AND. */
function equalities(condition: string, columns: readonly string[]): readonly string[] {
  return splitAt(withoutParentheses(significantTokens(condition)), "and").flatMap((given) => {
    const part = withoutParentheses(given);
    const at = part.findIndex((token) => token.text === "=");
    const sides = at < 1 ? [] : [withoutParentheses(part.slice(0, at)), withoutParentheses(part.slice(at + 1))];
    return sides.flatMap((side) => (side.length === 1 && columns.includes(side[0]?.name ?? "") ? [side[0]?.name ?? ""] : []));
  });
}

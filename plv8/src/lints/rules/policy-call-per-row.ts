import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { alterPolicy } from "../../render/alter-policy.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";
import { callsIn } from "../sql/calls.ts";

export const policyCallPerRow: StaticRule = {
  name: "policy_call_per_row",
  title: "Policy that calls a function for every row",
  level: "warn",
  category: "performance",
  reads: "static",
  what: "A policy calls a function of the session (current_setting, or one without arguments) outside of a subquery.",
  why: "It runs once a row: a scan of a million rows reads the setting a million times.",
  remedy: "Wrap it: (select current_setting('app.tenant')) is evaluated once per statement.",
  bad: "create table a (id int primary key, tenant text); create index on a (tenant); alter table a enable row level security; create policy own on a to pg_monitor using (tenant = current_setting('app.tenant'))",
  good: "create table a (id int primary key, tenant text); create index on a (tenant); alter table a enable row level security; create policy own on a to pg_monitor using (tenant = (select current_setting('app.tenant')))",
  fine: "The table stays small.",
  find: (schema) =>
    schema.all("policy").flatMap((policy): readonly Found[] => {
      if (schema.tableOf(policy)?.partition_of != null) return [];
      const columns = schema.columnsOf(tableAddress(policy)).map((column) => column.name);
      const perRow = (text: string): readonly string[] => [
        ...new Set(
          callsIn(text)
            .filter(
              (call) =>
                !call.in_subquery &&
                !/^(now|lower|upper|length)$/u.test(call.name) &&
                mentionedColumns(call.text, columns).length === 0 &&
                isOfSession(call.name, call.text),
            )
            .map((call) => call.text),
        ),
      ];
      const texts = [...new Set([...perRow(policy.using ?? ""), ...perRow(policy.check ?? "")])];
      if (texts.length === 0) return [];
      const wrap = (text: string | null): string | null =>
        text === null
          ? null
          : callsIn(text)
              .filter((call) => !call.in_subquery && texts.includes(call.text))
              .sort((left, right) => right.start - left.start)
              .reduce((all, call) => `${all.slice(0, call.start)}(select ${call.text})${all.slice(call.end)}`, text);
      return [
        {
          address: policy.address,
          message: `${named(policy)} calls ${texts.join(", ")} for every row`,
          evidence: { calls: texts },
          fix: [alterPolicy({ ...policy, using: wrap(policy.using), check: wrap(policy.check) })],
        },
      ];
    }),
};

/** `current_setting(…)`, and calls without arguments. */
function isOfSession(name: string, text: string): boolean {
  return /(^|\.)current_setting$/u.test(name) || /\(\s*\)$/u.test(text);
}

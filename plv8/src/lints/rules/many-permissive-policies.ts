import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const manyPermissivePolicies: StaticRule = {
  name: "many_permissive_policies",
  title: "Several permissive policies for the same",
  level: "info",
  category: "performance",
  reads: "static",
  what: "A table has more than one permissive policy for the same role and command.",
  why: "They are joined by OR: each row is judged by all of them, an index serves none, and who reads one does not know what is allowed.",
  remedy: "Make one policy of them, or make the narrowing one restrictive.",
  bad: "create table a (id int primary key, owner text, boss text); create index on a (owner); create index on a (boss); alter table a enable row level security; create policy own on a for select to pg_monitor using (owner = current_user); create policy below on a for select to pg_monitor using (boss = current_user)",
  good: "create table a (id int primary key, owner text, boss text); create index on a (owner); create index on a (boss); alter table a enable row level security; create policy own on a for select to pg_monitor using (owner = current_user or boss = current_user)",
  fine: "They are few, cheap and told apart better so.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const groups = new Map<string, string[]>();
      for (const policy of schema.policiesOf(table.address))
        for (const role of policy.roles)
          for (const command of policy.command === "all" ? ["select", "insert", "update", "delete"] : [policy.command])
            if (policy.permissive) groups.set(`${role} ${command}`, [...(groups.get(`${role} ${command}`) ?? []), policy.name]);
      const byNames = new Map<string, string[]>();
      for (const [group, names] of groups) if (names.length > 1) byNames.set(names.join(", "), [...(byNames.get(names.join(", ")) ?? []), group]);
      return [...byNames].map(([names, of]): Found => ({
        address: table.address,
        detail: of[0] ?? "",
        message: `${names} of ${named(table)} are all for ${of.join("; ")}`,
        evidence: { policies: names.split(", "), roles_and_commands: of },
      }));
    }),
};

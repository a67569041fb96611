import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const deepCascade: StaticRule = {
  name: "deep_cascade",
  title: "Deletes that cascade far",
  level: "info",
  category: "design",
  reads: "static",
  what: "One delete cascades through four or more tables behind each other.",
  why: "Nobody who deletes one row sees how many go with it, and how long its locks last.",
  remedy: "Break the chain where rows have worth of their own: restrict there, and delete from the leaves in batches.",
  bad: "create table a (id int primary key); create table b (id int primary key references a on delete cascade); create table c (id int primary key references b on delete cascade); create table d (id int primary key references c on delete cascade); create table e (id int primary key references d on delete cascade)",
  good: "create table a (id int primary key); create table b (id int primary key references a on delete restrict); create table c (id int primary key references b on delete cascade)",
  fine: "A tree of parts that mean nothing without their whole.",
  find: (schema) => {
    const below = new Map<string, string[]>();
    for (const key of schema.foreignKeys)
      if (/ ON DELETE CASCADE/u.test(key.definition) && key.references !== null && key.references.table !== tableAddress(key))
        below.set(key.references.table, [...(below.get(key.references.table) ?? []), tableAddress(key)]);
    const memo = new Map<string, readonly string[]>();
    const longest = (table: string, above: readonly string[]): readonly string[] => {
      const known = memo.get(table);
      if (known !== undefined) return known;
      let best: readonly string[] = [];
      for (const child of below.get(table) ?? []) {
        if (above.includes(child)) continue;
        const path = longest(child, [...above, table]);
        if (path.length + 1 > best.length) best = [child, ...path];
      }
      memo.set(table, best);
      return best;
    };
    const children = new Set([...below.values()].flat());
    const heads = [...below.keys()].filter((table) => !children.has(table)).sort();
    return heads.flatMap((table): readonly Found[] => {
      const path = longest(table, []);
      return path.length < 4
        ? []
        : [{ address: table, message: `a delete in ${named(table)} goes on through ${path.map(named).join(" → ")}`, evidence: { path } }];
    });
  },
};

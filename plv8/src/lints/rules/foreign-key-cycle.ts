import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named, tableAddress } from "../lookup.ts";

export const foreignKeyCycle: StaticRule = {
  name: "foreign_key_cycle",
  title: "Tables that need each other first",
  level: "error",
  category: "correctness",
  reads: "static",
  what: "Required foreign keys form a circle, and none of them is deferrable.",
  why: "No first row can be inserted: each needs one of the other table.",
  remedy: "Make one of the keys deferrable, or optional.",
  bad: "create table a (id int primary key, b_id int not null); create table b (id int primary key, a_id int not null references a); alter table a add constraint a_b_id_fkey foreign key (b_id) references b; create index on a (b_id); create index on b (a_id)",
  good: "create table a (id int primary key, b_id int not null); create table b (id int primary key, a_id int not null references a); alter table a add constraint a_b_id_fkey foreign key (b_id) references b deferrable initially deferred; create index on a (b_id); create index on b (a_id)",
  fine: "Rows are only ever inserted in pairs by one statement with data-modifying WITH.",
  find: (schema) => {
    const strict = schema.foreignKeys.filter(
      (key) =>
        !/ DEFERRABLE/u.test(key.definition) &&
        key.columns.every((name) => schema.column(tableAddress(key), name)?.not_null === true) &&
        key.references?.table !== tableAddress(key),
    );
    const next = new Map<string, string[]>();
    for (const key of strict) next.set(tableAddress(key), [...(next.get(tableAddress(key)) ?? []), key.references?.table ?? ""]);
    const reaches = (from: string, to: string): boolean => {
      const seen = new Set<string>();
      const open = [from];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (at === to) return true;
        if (seen.has(at)) continue;
        seen.add(at);
        open.push(...(next.get(at) ?? []));
      }
      return false;
    };
    const inCircle = strict.filter((key) => reaches(key.references?.table ?? "", tableAddress(key)));
    return inCircle.flatMap((key): readonly Found[] => {
      // One finding a circle: at the key that comes first among those of its tables.
      if (
        inCircle.some(
          (other) => other.address < key.address && reaches(tableAddress(other), tableAddress(key)) && reaches(tableAddress(key), tableAddress(other)),
        )
      )
        return [];
      return [
        {
          address: key.address,
          message: `${named(tableAddress(key))} needs a row of ${named(key.references?.table ?? "?:?")} first, and the other way round: no first row can be inserted`,
          evidence: { keys: inCircle.map((each) => each.address) },
          fix: [`alter table ${named(tableAddress(key))} alter constraint ${quoteIdent(key.name)} deferrable initially deferred`],
        },
      ];
    });
  },
};

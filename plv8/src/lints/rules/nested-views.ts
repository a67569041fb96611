import type { Address } from "../../types/catalog.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const nestedViews: StaticRule = {
  name: "nested_views",
  title: "Views upon views",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A view rests on a chain of four or more views.",
  why: "What it costs shows nowhere in its text, joins are done twice, and a change below makes all of them again.",
  remedy: "Write out what it needs, or materialize the middle.",
  bad: "create view a as select 1 as n; create view b as select n from a; create view c as select n from b; create view d as select n from c; create view e as select n from d",
  good: "create view a as select 1 as n; create view b as select n from a",
  fine: "Thin layers for rights or names.",
  find: (schema) => {
    const views = new Map([...schema.all("view"), ...schema.all("materialized_view")].map((view) => [view.address, view] as const));
    const depths = new Map<Address, number>();
    const depth = (address: Address, above: readonly Address[]): number => {
      const view = views.get(address);
      if (view === undefined || above.includes(address)) return 0;
      const known = depths.get(address);
      if (known !== undefined) return known;
      const found =
        1 +
        Math.max(
          0,
          ...[
            ...new Set(
              view.depends_on.map((needed) => (needed.startsWith("column:") ? needed.replace(/^column:(.*)\.(?:"(?:[^"]|"")+"|[^."]+)$/u, "view:$1") : needed)),
            ),
          ].map((needed) => depth(needed, [...above, address])),
        );
      depths.set(address, found);
      return found;
    };
    return [...views.values()].flatMap((view): readonly Found[] => {
      const found = depth(view.address, []);
      return found <= 4 ? [] : [{ address: view.address, message: `${named(view)} rests on ${found - 1} layers of views`, evidence: { layers: found - 1 } }];
    });
  },
};

import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { Design, EvolveRule } from "../../../plv8/src/types/design.ts";
import type { SizeClass } from "../../../plv8/src/types/plan.ts";

/** One change of a schema `shop`, with the rows and the applications that meet it. */
export type PlanCase = {
  /** Instead of `before` and `after`: two designs, made for an owner. */
  readonly designs?: (owner: string, application: string, major: number) => { readonly applied: Design; readonly declared: Design };
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly renames?: readonly (readonly [from: string, to: string])[];
  readonly evolve?: readonly EvolveRule[];
  readonly sizes?: Readonly<Record<string, SizeClass>>;
  /** Rows before the plan, written by the superuser. */
  readonly rows?: string;
  /** Statements of the former release, all through the plan until it is completed. */
  readonly old?: readonly string[];
  /** Statements of the new release, from the switch on. */
  readonly later?: readonly string[];
  /** Values that were filled into a column that stands stay after a rollback. */
  readonly filled?: true;
  /** `select boolean` after the switch, after completion. */
  readonly truths?: readonly string[];
};

/** A design made of a catalog that Postgres read back. */
export function designOf(catalog: Catalog, owner: string, major: number, side: 0 | 1, plan: PlanCase): Design {
  return {
    settings: { schema: "shop", owner, application_roles: [], major },
    catalog,
    decisions: [],
    ids: (plan.renames ?? []).map((pair, index) => ({ id: `id_${String(index)}`, address: pair[side] })),
    evolve: side === 1 ? (plan.evolve ?? []) : [],
  };
}

import type { Catalog, CatalogObject, ColumnObject, ConstraintObject, IndexObject, TableObject, ViewObject } from "../../../plv8/src/types/catalog.ts";
import type { Design, EvolveRule } from "../../../plv8/src/types/design.ts";
import type { PlanInput, SizeClass } from "../../../plv8/src/types/plan.ts";
import { plan } from "../../../plv8/src/plan/plan.ts";
import { makeColumn, makeTable } from "../../helpers/make-catalog.ts";

const bare = { owner: null, grants: [], comment: null, extension: null } as const;

export function table(name: string, more: Partial<TableObject> = {}): TableObject {
  return makeTable(name, { owner: "o", ...more });
}

export function column(table: string, name: string, type: string, more: Partial<ColumnObject> = {}): ColumnObject {
  return makeColumn(table, name, { type, ...more });
}

export function constraint(
  table: string,
  name: string,
  type: ConstraintObject["type"],
  definition: string,
  columns: readonly string[],
  more: Partial<ConstraintObject> = {},
): ConstraintObject {
  return {
    ...bare,
    kind: "constraint",
    address: `constraint:shop.${table}.${name}`,
    name,
    schema: "shop",
    table,
    type,
    definition,
    columns,
    references: null,
    valid: true,
    depends_on: columns.map((each) => `column:shop.${table}.${each}`),
    ...more,
  };
}

export function index(table: string, name: string, keys: readonly string[], more: Partial<IndexObject> = {}): IndexObject {
  return {
    ...bare,
    kind: "index",
    address: `index:shop.${name}`,
    name,
    schema: "shop",
    table,
    definition: `CREATE INDEX ${name} ON shop.${table} USING btree (${keys.join(", ")})`,
    unique: false,
    method: "btree",
    keys,
    predicate: null,
    valid: true,
    tablespace: null,
    depends_on: keys.map((each) => `column:shop.${table}.${each}`),
    ...more,
  };
}

export function view(name: string, definition: string, depends_on: readonly string[], more: Partial<ViewObject> = {}): ViewObject {
  return {
    ...bare,
    kind: "view",
    address: `view:shop.${name}`,
    name,
    owner: "o",
    schema: "shop",
    definition,
    options: [],
    columns: ["id"],
    depends_on,
    ...more,
  };
}

/** A table `t` with an integer key, and the columns given. */
export function keyed(...columns: readonly CatalogObject[]): readonly CatalogObject[] {
  return [table("t"), column("t", "id", "integer", { not_null: true }), constraint("t", "t_pkey", "primary", "PRIMARY KEY (id)", ["id"]), ...columns];
}

export function catalog(...objects: readonly CatalogObject[]): Catalog {
  return { canon: 1, objects: [{ ...bare, kind: "schema", address: "schema:shop", name: "shop", owner: "o", depends_on: [] }, ...objects] };
}

export type SmallPlan = {
  readonly renames?: readonly (readonly [string, string])[];
  readonly evolve?: readonly EvolveRule[];
  readonly live?: Catalog;
  readonly sizes?: Readonly<Record<string, SizeClass>>;
  readonly options?: NonNullable<PlanInput["options"]>;
  /** 18 where not given. */
  readonly major?: number;
};

export function smallPlan(before: Catalog, after: Catalog, more: SmallPlan = {}): ReturnType<typeof plan> {
  const design = (of: Catalog, side: 0 | 1): Design => ({
    settings: { schema: "shop", owner: "o", application_roles: [], major: more.major ?? 18 },
    catalog: of,
    ids: (more.renames ?? []).map((pair, at) => ({ id: String(at), address: pair[side] })),
    evolve: side === 1 ? (more.evolve ?? []) : [],
    decisions: [],
  });
  const input: PlanInput = {
    project: "shop",
    applied: design(before, 0),
    declared: design(after, 1),
    live: more.live ?? before,
    sizes: more.sizes ?? {},
    model_digest: "0",
    options: more.options ?? {},
  };
  return plan(input);
}

/** `phase kind what`, or the codes of a refusal. */
export function outline(result: ReturnType<typeof plan>): readonly string[] {
  if (!result.ok) return result.issues.map((issue) => `${issue.code} ${issue.path}`);
  return result.value.steps.map((text) => {
    const step = JSON.parse(text) as { phase: string; kind: string; object: string };
    return `${step.phase} ${step.kind} ${step.object}`;
  });
}

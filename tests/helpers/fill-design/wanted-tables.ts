/** Which tables of a design are filled, in which order, with how many rows. */
import type { Declared } from "../../../plv8/src/ops/declare.ts";
import type { ColumnObject, ConstraintObject, TableObject } from "../../../plv8/src/types/catalog.ts";

export type Wanted = {
  readonly table: TableObject;
  readonly columns: readonly ColumnObject[];
  readonly keys: readonly ConstraintObject[];
  readonly checks: readonly string[];
  readonly rows: number;
};

/** Parents first; rows in proportion to the model's scale, at least a few. What rules keep by themselves (histories, parts) is left out. */
export function wantedTables({ model, design }: Pick<Declared, "model" | "design">, largest: number): readonly Wanted[] {
  const objects = design.catalog.objects;
  const said = new Map(Object.values(model.entities).map((entity) => [entity.plural ?? "", entity.scale?.rows ?? 0]));
  const greatest = Math.max(1, ...said.values());
  const tenants = model.entities[model.intent.tenancy.by ?? ""]?.plural;
  const names = new Set(objects.flatMap((object) => (object.kind === "table" ? [object.name] : [])));
  const kept = (name: string): boolean => /_(?:history|versions)$/.test(name) && names.has(name.replace(/_(?:history|versions)$/, ""));
  const tables = objects.filter((object): object is TableObject => object.kind === "table" && object.partition_of === null && !kept(object.name));
  const wanted = tables.map((table): Wanted => {
    const constraints = objects.filter((object): object is ConstraintObject => object.kind === "constraint" && object.table === table.name);
    const scale = said.get(table.name) ?? 0;
    // Of what the model says nothing there are some hundred; of tenants fewer, so that each has some of everything.
    const unsaid = table.name === tenants ? largest / 5000 : largest / 200;
    return {
      table,
      rows: Math.round(Math.max(Math.min(largest, table.name === tenants ? 20 : 40), largest * (scale / greatest), scale === 0 ? unsaid : 0)),
      columns: objects.filter((object): object is ColumnObject => object.kind === "column" && object.table === table.name),
      keys: constraints.filter((each) => each.type === "foreign"),
      checks: constraints.flatMap((each) => (each.type === "check" ? [each.definition.replace(/^CHECK /, "")] : [])),
    };
  });
  const done: Wanted[] = [];
  for (let left = wanted; left.length > 0;) {
    const there = (each: Wanted, key: ConstraintObject): boolean =>
      key.references?.table === each.table.address || done.some((other) => other.table.address === key.references?.table);
    const whole = left.filter((each) => each.keys.every((key) => there(each, key)));
    const ready = whole.length > 0 ? whole : left.filter((each) => each.keys.every((key) => optional(each, key) || there(each, key))).slice(0, 1);
    if (ready.length === 0) throw new Error(`a ring: ${left.map((each) => each.table.name).join(", ")}`);
    done.push(...ready);
    left = left.filter((each) => !ready.includes(each));
  }
  return done;
}

const optional = (wanted: Wanted, key: ConstraintObject): boolean =>
  key.columns.some((name) => wanted.columns.find((column) => column.name === name)?.not_null === false);

/** A catalog made ready for questions: everything of a table in one place. What belongs to an extension is left out. */
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { qualifiedName } from "../render/names.ts";
import type {
  Address,
  Catalog,
  CatalogKind,
  CatalogObject,
  ColumnObject,
  ConstraintObject,
  IndexObject,
  PolicyObject,
  TableObject,
  TriggerObject,
} from "../types/catalog.ts";
import { keyOfConstraint, keyOfIndex, type Key } from "./keys.ts";

type Of<K extends CatalogKind, O = CatalogObject> = O extends { readonly kind: infer Kinds } ? (K extends Kinds ? O : never) : never;
type Member = { readonly schema: string; readonly table: string };

export class Lookup {
  readonly major: number;
  /** Without partitions: their parent speaks for them. */
  readonly tables: readonly TableObject[];
  readonly partitions: readonly TableObject[];
  /** Of tables that are no partitions. */
  readonly foreignKeys: readonly ConstraintObject[];
  readonly #byKind = new Map<CatalogKind, CatalogObject[]>();
  readonly #byAddress = new Map<Address, CatalogObject>();
  readonly #members = new Map<Address, Map<CatalogKind, CatalogObject[]>>();
  #users: Map<Address, CatalogObject[]> | null = null;
  readonly #keys = new Map<Address, readonly Key[]>();
  readonly #referring = new Map<Address, ConstraintObject[]>();

  constructor(catalog: Catalog, major: number) {
    this.major = major;
    for (const object of [...catalog.objects].sort((left, right) => compareCodePoints(left.address, right.address))) {
      if (object.extension !== null) continue;
      this.#byAddress.set(object.address, object);
      push(this.#byKind, object.kind, object);
      if (!("table" in object)) continue;
      const of = this.#members.get(tableAddress(object)) ?? new Map<CatalogKind, CatalogObject[]>();
      push(of, object.kind, object);
      this.#members.set(tableAddress(object), of);
    }
    for (const of of this.#members.values()) (of.get("column") as ColumnObject[] | undefined)?.sort((left, right) => left.position - right.position);
    const all = this.all("table");
    this.tables = all.filter((table) => table.partition_of === null);
    this.partitions = all.filter((table) => table.partition_of !== null);
    this.foreignKeys = this.all("constraint").filter((each) => each.type === "foreign" && this.tableOf(each)?.partition_of === null);
    for (const key of this.foreignKeys) if (key.references !== null) push(this.#referring, key.references.table, key);
  }

  all<K extends CatalogKind>(kind: K): readonly Of<K>[] {
    return (this.#byKind.get(kind) ?? []) as unknown as readonly Of<K>[];
  }

  at(address: Address): CatalogObject | undefined {
    return this.#byAddress.get(address);
  }

  table(address: Address): TableObject | undefined {
    const found = this.#byAddress.get(address);
    return found?.kind === "table" ? found : undefined;
  }

  tableOf(member: Member): TableObject | undefined {
    return this.table(tableAddress(member));
  }

  columnsOf(table: Address): readonly ColumnObject[] {
    return this.#of(table, "column") as readonly ColumnObject[];
  }

  column(table: Address, name: string): ColumnObject | undefined {
    return this.columnsOf(table).find((column) => column.name === name);
  }

  constraintsOf(table: Address): readonly ConstraintObject[] {
    return this.#of(table, "constraint") as readonly ConstraintObject[];
  }

  primaryOf(table: Address): ConstraintObject | undefined {
    return this.constraintsOf(table).find((each) => each.type === "primary");
  }

  /** Also of a materialized view. */
  indexesOf(table: Address): readonly IndexObject[] {
    return this.#of(table.replace(/^materialized_view:/, "table:"), "index") as readonly IndexObject[];
  }

  policiesOf(table: Address): readonly PolicyObject[] {
    return this.#of(table, "policy") as readonly PolicyObject[];
  }

  triggersOf(table: Address): readonly TriggerObject[] {
    return this.#of(table, "trigger") as readonly TriggerObject[];
  }

  /** Indexes, and those behind constraints. */
  keysOf(table: Address): readonly Key[] {
    const known = this.#keys.get(table);
    if (known !== undefined) return known;
    const keys = [...this.constraintsOf(table).flatMap((each) => keyOfConstraint(each) ?? []), ...this.indexesOf(table).map(keyOfIndex)];
    this.#keys.set(table, keys);
    return keys;
  }

  foreignKeysOf(table: Address): readonly ConstraintObject[] {
    return this.table(table)?.partition_of === null ? this.constraintsOf(table).filter((each) => each.type === "foreign") : [];
  }

  /** Foreign keys that refer to the table. */
  foreignKeysTo(table: Address): readonly ConstraintObject[] {
    return this.#referring.get(table) ?? [];
  }

  /** Objects that need this one. */
  usersOf(address: Address): readonly CatalogObject[] {
    if (this.#users === null) {
      this.#users = new Map();
      for (const object of this.#byAddress.values()) for (const needed of object.depends_on) push(this.#users, needed, object);
    }
    return this.#users.get(address) ?? [];
  }

  #of(table: Address, kind: CatalogKind): readonly CatalogObject[] {
    return this.#members.get(table)?.get(kind) ?? [];
  }
}

export function tableAddress(member: Member): Address {
  return `table:${qualifiedName(member.schema, member.table)}`;
}

/** `shop.orders.total` of `column:shop.orders.total`. */
export function named(of: { readonly address: Address } | Address): string {
  const address = typeof of === "string" ? of : of.address;
  return address.slice(address.indexOf(":") + 1);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

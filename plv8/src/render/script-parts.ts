import { keysAbove, namedBelow } from "../catalog/named-below.ts";
import { needsOf } from "../catalog/needs-of.ts";
import type {
  Address,
  CatalogObject,
  ColumnObject,
  ConstraintObject,
  DefinedObject,
  FunctionObject,
  IndexObject,
  TableObject,
  ViewObject,
} from "../types/catalog.ts";
import { setColumnDefault, setIdentity } from "./alter-column.ts";
import { indexStatistics } from "./alter-index.ts";
import { bornParts, createBornParts } from "./born-parts.ts";
import { createShell, isItsFunction, isShell } from "./base-type.ts";
import { asNothing, circularViews, replaceView } from "./circular-views.ts";
import { setTriggerState } from "./alter/table.ts";
import { validateConstraint } from "./alter-constraint.ts";
import { isToldPart, nameIndexPart, partsOf, type IndexPart } from "./index-parts.ts";
import { merged, requiresItself, withParentsName } from "./merged-column.ts";
import { foreignColumns, isOfForeignTable, parentsOfForeign } from "./read-foreign-table.ts";
import { renderForeignTable } from "./render-foreign-table.ts";
import { qualifiedName } from "./names.ts";
import { type Item } from "./order-items.ts";
import { renderObject } from "./render-object.ts";
import { finishDomain } from "./render-type.ts";
import { renderRecursiveView, renderView } from "./render-view.ts";
import { validatorApart } from "./wrapper-validator.ts";
import { besidesMethod, besidesParent, isComputedOtherwise, isNamedInPartition, overrideColumn, renderTable, type TableColumn } from "./render-table.ts";
import { ranks } from "./script-ranks.ts";
import { parentsIn } from "../catalog/heirs-of.ts";

/** Looks objects up by table while their statements are made. */
export class ScriptParts {
  readonly #tables = new Map<Address, TableObject>();
  /** A foreign table's stand under `foreign_table:`, those of which something is said besides under `table:`. */
  readonly #columns = new Map<Address, readonly ColumnObject[]>();
  /** Keys and indexes by table. */
  readonly #indexed = new Map<Address, readonly Address[]>();
  readonly #types = new Map<Address, DefinedObject>();
  readonly #all: ReadonlyMap<Address, CatalogObject>;
  readonly #circular: ReadonlySet<Address>;
  readonly #told: ReadonlySet<Address>;

  constructor(objects: readonly CatalogObject[], around: readonly (ColumnObject | DefinedObject)[]) {
    this.#told = new Set(objects.map((object) => object.address));
    this.#all = new Map(objects.map((object) => [object.address, object]));
    this.#circular = circularViews(this.#all);
    for (const object of [...around, ...objects]) {
      if (object.kind === "base_type") this.#types.set(object.address, object);
      else if (object.kind === "table") this.#tables.set(object.address, object);
      else if (object.kind === "column") append(this.#columns, tableAddress(object), object);
      else if (object.kind === "index" || (object.kind === "constraint" && object.type !== "foreign" && object.type !== "check"))
        append(this.#indexed, tableAddress(object), object.address);
    }
    for (const object of [...around, ...objects]) if (object.kind === "foreign_table") this.#columns.set(object.address, this.#foreignColumns(object));
  }

  /** Defaults are theirs once they stand; before, all that inherits from them is made first. */
  #foreignColumns(table: DefinedObject): readonly ColumnObject[] {
    const said = this.#told.has(table.address) ? [] : this.#saidOf(table);
    return foreignColumns(table).map((column) => ({ ...column, default: said.find((each) => each.name === column.name)?.default ?? null }));
  }

  /** Its columns of which something is said besides. */
  #saidOf(table: DefinedObject): readonly ColumnObject[] {
    return this.#columns.get(`table:${table.address.slice("foreign_table:".length)}`) ?? [];
  }

  /** A table's reach its sub-partitions: theirs come after it. */
  triggerStates(): readonly string[] {
    const depth = (table: TableObject): number => {
      const parent = this.#tables.get(table.partition_of?.parent ?? "");
      return parent === undefined ? 0 : 1 + depth(parent);
    };
    return [...this.#tables.values()]
      .filter((table) => table.triggers !== undefined)
      .sort((left, right) => depth(left) - depth(right))
      .flatMap((table) => (table.triggers ?? []).map((each) => setTriggerState(table, each.name, each.enabled)));
  }

  /** Partitions' copies of checks that are not valid above. */
  validations(): readonly string[] {
    return [...this.#all.values()].flatMap((table) =>
      table.kind === "table" || table.kind === "foreign_table"
        ? (table.validated ?? []).map((name) => validateConstraint(qualifiedName(table.schema ?? "", table.name), name))
        : [],
    );
  }

  items(object: CatalogObject): readonly Item[] {
    if (object.kind === "table") return this.#tableItems(object);
    if (object.kind === "column") return this.#viewColumnItems(object);
    if (object.kind === "view" && this.#circular.has(object.address)) return this.#circularItems(object);
    if (object.kind === "base_type" && !isShell(object)) return this.#typeItems(object);
    if (object.kind === "function") return this.#functionItems(object);
    if (object.kind === "foreign_table" && object.definition !== null) return this.#foreignTableItems(object);
    const statement = renderObject(object);
    if (statement === null) return [];
    const late = object.kind === "constraint" && object.type === "foreign" ? 1 : 0;
    const indexed = object.kind === "constraint" || object.kind === "index";
    const before = indexed ? [...this.#indexedAbove(object), ...bornParts(this.#all, object.address).map((part) => part.table.address)] : [];
    return [
      {
        id: object.address,
        rank: callsFunctions(object) ? ranks.materialized_view * 2 : ranks[object.kind] * 2 + late * 4,
        needs: [...needsOf(object).map(itemOf), ...before],
        statements: (object.kind === "view" ? renderRecursiveView(object) : null) ?? [...createBornParts(this.#all, object), statement, ...additionsOf(object)],
      },
    ];
  }

  /**
   * Keys and indexes of the tables that its table is a partition of: made later, one of those would take a partition's own for its part. And the names of such
   * parts, which may have its name until then. Of checks and foreign keys what else has to be there (`namedBelow`, `keysAbove`).
   */
  #indexedAbove(object: ConstraintObject | IndexObject): readonly string[] {
    const table = this.#tables.get(tableAddress(object));
    const found: string[] = table === undefined ? [] : partsOf(table, this.#tables, this.#told).map(partId);
    for (
      let parent = this.#tables.get(tableAddress(object))?.partition_of?.parent;
      parent !== undefined;
      parent = this.#tables.get(parent)?.partition_of?.parent
    )
      found.push(...(this.#indexed.get(parent) ?? []));
    if (object.kind !== "constraint" || (object.type !== "foreign" && object.type !== "check")) return found;
    return [...namedBelow(this.#all, object), ...keysAbove(this.#all, (address) => this.#indexed.get(address) ?? [], object)];
  }

  #tableItems(table: TableObject): readonly Item[] {
    const columns = [...(this.#columns.get(table.address) ?? [])].sort((left, right) => left.position - right.position);
    const own = columns.filter((column) => this.#inherited(column) === null);
    const body: TableColumn[] = columns.flatMap((column) => {
      const computed = isComputedOtherwise(table, column, this.#inherited(column));
      return own.includes(column)
        ? [{ column, with_default: !isLate(column) }]
        : column.local === true || computed || isNamedInPartition(table, column)
          ? [{ column: merged(column, this.#inheritedAll(column), requiresItself(table, column)), with_default: !isLate(column), computed }]
          : [];
    });
    const required = columns.flatMap((column) =>
      requiresItself(table, column) && !body.some((each) => each.column.name === column.name) ? [withParentsName(column, this.#inheritedAll(column))] : [],
    );
    const needs = [...needsOf(table), ...columns.flatMap((column) => needsOf(column).filter((need) => !isLate(column) || !callable(need)))];
    const overrides = columns.flatMap((column) => {
      const [inherited, ...others] = this.#inheritedAll(column);
      return inherited === undefined ? [] : overrideColumn(table, [inherited, ...others], column, !isLate(column));
    });
    const name = qualifiedName(table.schema, table.name);
    const parent = this.#tables.get(table.partition_of?.parent ?? "");
    const items: Item[] = [
      {
        id: table.address,
        rank: ranks.table * 2,
        needs: needs.map(itemOf),
        statements: [renderTable(besidesParent(table, parent), body, required), ...besidesMethod(table, parent), ...overrides],
      },
    ];
    for (const column of columns.filter((each) => isLate(each) && (own.includes(each) || this.#inherited(each)?.default !== each.default))) {
      items.push({
        id: `default of ${column.address}`,
        rank: ranks.table * 2 + 1,
        needs: needsOf(column).map(itemOf),
        statements: [setColumnDefault(own.includes(column) ? name : `only ${name}`, column.name, column.default)],
      });
    }
    for (const part of partsOf(table, this.#tables, this.#told)) {
      if (isToldPart(part))
        items.push({
          id: partId(part),
          rank: ranks.constraint * 2,
          needs: [table.address, part.whole, ...this.#partAbove(part)],
          statements: [nameIndexPart(part, true)],
        });
    }
    return items;
  }

  /** What is said of the part above is said of this one too. */
  #partAbove(part: IndexPart): readonly string[] {
    const above = part.table.partition_of?.parent;
    return above === undefined ? [] : [`part of ${part.whole} on ${above}`];
  }

  /** First the name alone, so that its functions can speak of it. */
  #typeItems(type: DefinedObject): readonly Item[] {
    return [
      {
        id: shellId(type.address),
        rank: ranks.base_type * 2,
        needs: needsOf(type).filter((need) => need.startsWith("schema:")),
        statements: [createShell(type)],
      },
      { id: type.address, rank: ranks.base_type * 2 + 1, needs: [shellId(type.address), ...needsOf(type).map(itemOf)], statements: [type.definition ?? ""] },
    ];
  }

  #functionItems(routine: FunctionObject): readonly Item[] {
    const needs = needsOf(routine).map((need) => (isItsFunction(this.#types.get(need), routine) ? shellId(need) : itemOf(need)));
    return [{ id: routine.address, rank: ranks.function * 2, needs, statements: [routine.definition.trimEnd()] }];
  }

  /** First of nothing, so that what it needs in a circle can come. */
  #circularItems(view: ViewObject): readonly Item[] {
    const nothing = asNothing(view);
    return [
      { id: view.address, rank: ranks.view * 2, needs: needsOf(nothing).map(itemOf), statements: [renderView(nothing)] },
      { id: `text of ${view.address}`, rank: ranks.view * 2 + 1, needs: [view.address, ...needsOf(view).map(itemOf)], statements: [replaceView(view)] },
    ];
  }

  /** A default that its parents have is taken away where it has none. */
  #foreignTableItems(table: DefinedObject): readonly Item[] {
    const said = this.#saidOf(table);
    const above = parentsOfForeign(table).flatMap((parent) => this.#columns.get(`table:${parent}`) ?? this.#columns.get(`foreign_table:${parent}`) ?? []);
    const bare = foreignColumns(table).flatMap((column) => {
      const given = above.filter((each) => each.name === column.name && each.default !== null);
      if (given.length === 0 || said.some((each) => each.name === column.name && each.default !== null)) return [];
      return [{ column, given, statement: setColumnDefault(`only ${qualifiedName(column.schema, column.table)}`, column.name, null) }];
    });
    const late = bare.filter(({ given }) => given.some(isLate));
    const now = bare.filter((each) => !late.includes(each)).map(({ statement }) => statement);
    return [
      { id: table.address, rank: ranks.foreign_table * 2, needs: needsOf(table).map(itemOf), statements: [...renderForeignTable(table), ...now] },
      ...late.map(({ column, given, statement }) => ({
        id: `default of ${column.address}`,
        rank: ranks.view * 2 + 1,
        needs: [table.address, ...given.map((each) => `default of ${each.address}`)],
        statements: [statement],
      })),
    ];
  }

  /** A view, or a foreign table, makes its columns; only a default or a counter is said of one. What inherits from it has its own. */
  #viewColumnItems(column: ColumnObject): readonly Item[] {
    if (this.#tables.has(tableAddress(column)) || (column.default === null && column.identity === null)) return [];
    const name = `${isOfForeignTable(column) ? "only " : ""}${qualifiedName(column.schema, column.table)}`;
    const statement = column.identity === null ? setColumnDefault(name, column.name, column.default) : setIdentity(name, column.name, column.identity);
    return [{ id: `default of ${column.address}`, rank: ranks.view * 2 + 1, needs: column.depends_on.map(itemOf), statements: [statement] }];
  }

  #inherited(column: ColumnObject): ColumnObject | null {
    return this.#inheritedAll(column)[0] ?? null;
  }

  #inheritedAll(column: ColumnObject): readonly ColumnObject[] {
    const table = this.#tables.get(tableAddress(column));
    if (table === undefined) return [];
    const parents = parentsIn(table);
    return parents.flatMap((parent) => (this.#columns.get(parent) ?? []).filter((each) => each.name === column.name));
  }
}

function shellId(type: Address): string {
  return `shell of ${type}`;
}

function partId(part: IndexPart): string {
  return `part of ${part.whole} on ${part.table.address}`;
}

/** A default that calls something of the catalog is set when that exists: functions may need tables, and tables functions. */
function isLate(column: ColumnObject): boolean {
  return column.default !== null && column.depends_on.some(callable);
}

/** Made on a table, it calls functions that it names, whose bodies in quotes may name any function or view of the script: behind those. */
function callsFunctions(object: CatalogObject): boolean {
  return (object.kind === "index" || (object.kind === "constraint" && object.type !== "foreign")) && object.depends_on.some(callable);
}

function callable(address: Address): boolean {
  return address.startsWith("function:");
}

function tableAddress(part: { readonly schema: string; readonly table: string }): Address {
  return `table:${qualifiedName(part.schema, part.table)}`;
}

function append<T>(lists: Map<Address, readonly T[]>, key: Address, value: T): void {
  const known = lists.get(key) as T[] | undefined;
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

/** Statements without which an object is not whole. */
function additionsOf(object: CatalogObject): readonly string[] {
  if (object.kind === "domain") return finishDomain(object);
  if (object.kind === "index") return indexStatistics(object);
  if (object.kind === "foreign_data_wrapper") return validatorApart(object);
  return "additions" in object ? (object.additions ?? []) : [];
}

/** A column is made with its table. */
export function itemOf(address: Address): string {
  if (!address.startsWith("column:")) return address;
  return `table:${/^column:((?:"(?:[^"]|"")*"|[^".])+\.(?:"(?:[^"]|"")*"|[^".])+)\./u.exec(address)?.[1] ?? ""}`;
}

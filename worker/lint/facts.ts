/** What is known of the tables that a migration is about: from the live catalog, and from the migration itself. */
import { qualifiedName, quoteIdent, unquoteIdent } from "../../plv8/src/render/names.ts";
import type { Catalog, CatalogObject, ColumnObject, ConstraintObject, IndexObject } from "../../plv8/src/types/catalog.ts";
import type { SizeClass } from "../../plv8/src/types/plan.ts";

/** The live database, or null where the migration is judged by its text alone. */
export type Known = {
  readonly catalog: Catalog;
  readonly sizes: Readonly<Record<string, SizeClass>>;
  /** Rows, as the planner believes; by table address. */
  readonly rows: Readonly<Record<string, number>>;
  readonly major: number;
};

export type TableName = { readonly schema: string; readonly name: string };
type RangeVar = { readonly schemaname?: string; readonly relname?: string };

/** Facts change as the migration goes on: what it made itself holds no rows that anybody waits for. */
export class Facts {
  readonly known: Known | null;
  readonly #schema: string;
  readonly #made = new Set<string>();
  readonly #objects: ReadonlyMap<string, CatalogObject>;
  /** Columns that a CHECK of this migration says are not null, validated: `schema.table.column`. */
  readonly #filled = new Set<string>();
  readonly #indexed = new Map<string, (readonly string[])[]>();
  readonly #promised = new Map<string, string>();
  /** Tables that this migration made and put rows into. */
  readonly #filledTables = new Set<string>();
  /** Columns that this migration added: `schema.table.column`. */
  readonly #added = new Set<string>();
  /** Functions, triggers and policies that this migration made, as `function:public.f`, `trigger:public.orders.t`. */
  readonly #madeParts = new Set<string>();
  /** Renames whose former name another one takes over in the same transaction. */
  readonly #exchanged = new WeakSet<object>();
  /** Tables with a constraint that this migration validated and that nobody here knows the text of. */
  readonly #validated = new Set<string>();

  constructor(known: Known | null, schema: string) {
    this.known = known;
    this.#schema = schema;
    this.#objects = new Map((known?.catalog.objects ?? []).map((object) => [object.address, object]));
  }

  nameOf(relation: unknown): TableName {
    const { schemaname, relname } = (relation ?? {}) as RangeVar;
    return { schema: schemaname ?? this.#schema, name: relname ?? "?" };
  }

  /** Made in this migration: nobody else has it. */
  make(table: TableName): void {
    this.#made.add(qualifiedName(table.schema, table.name));
  }

  isMade(table: TableName): boolean {
    return this.#made.has(qualifiedName(table.schema, table.name));
  }

  /** A function, or what stands on a table, made in this migration: nobody relies on it yet. */
  makePart(part: string): void {
    this.#madeParts.add(part);
  }

  isMadePart(part: string): boolean {
    return this.#madeParts.has(part);
  }

  /** `rename`: its fields in the parser's tree. */
  exchange(rename: object): void {
    this.#exchanged.add(rename);
  }

  isExchanged(rename: object): boolean {
    return this.#exchanged.has(rename);
  }

  /** Rows were put into it. */
  fill(table: TableName): void {
    this.#filledTables.add(qualifiedName(table.schema, table.name));
  }

  isFilledHere(table: TableName): boolean {
    return this.isMade(table) && this.#filledTables.has(qualifiedName(table.schema, table.name));
  }

  add(table: TableName, column: string): void {
    this.#added.add(`${qualifiedName(table.schema, table.name)}.${column}`);
  }

  isAdded(table: TableName, column: string): boolean {
    return this.#added.has(`${qualifiedName(table.schema, table.name)}.${column}`);
  }

  isAbsent(table: TableName): boolean {
    return this.known !== null && !this.isMade(table) && !this.#objects.has(`table:${qualifiedName(table.schema, table.name)}`);
  }

  /** null: nobody knows, so that it must be taken for large. */
  sizeOf(table: TableName): SizeClass | null {
    if (this.isMade(table)) return "empty";
    return this.known === null ? null : (this.known.sizes[`table:${qualifiedName(table.schema, table.name)}`] ?? "large");
  }

  /** `2,013,442 rows`, `all rows`. */
  rowsText(table: TableName): string {
    const rows = this.known?.rows[`table:${qualifiedName(table.schema, table.name)}`] ?? -1;
    return rows < 0 ? "all rows" : `about ${String(Math.round(rows)).replace(/\B(?=(\d{3})+$)/g, ",")} rows`;
  }

  /** Known not to be there: `if exists` passes over it. */
  isMissing(kind: "table" | "view" | "materialized_view" | "index" | "sequence", name: TableName): boolean {
    return this.known !== null && !this.isMade(name) && !this.#objects.has(`${kind}:${qualifiedName(name.schema, name.name)}`);
  }

  /** Known to be there: `if not exists` passes over it. */
  hasIndex(index: TableName): boolean {
    return this.#objects.has(`index:${qualifiedName(index.schema, index.name)}`);
  }

  indexKeys(index: TableName): readonly string[] | null {
    const object = this.#objects.get(`index:${qualifiedName(index.schema, index.name)}`);
    return object?.kind === "index" ? object.keys : null;
  }

  /** A domain that rejects some values: every row is read, and written again, when a column of it is added. */
  isCheckedDomain(type: TableName): boolean {
    const object = this.#objects.get(`domain:${qualifiedName(type.schema, type.name)}`);
    return object?.kind === "domain" && (object.checks.length > 0 || object.not_null);
  }

  /** Leads a primary key or something unique. */
  isKey(table: TableName, column: string): boolean {
    return [...this.#objects.values()].some((object) => {
      if (!("table" in object) || object.schema !== table.schema || object.table !== table.name) return false;
      return object.kind === "constraint"
        ? (object.type === "primary" || object.type === "unique") && object.columns[0] === column
        : object.kind === "index" && object.unique && object.keys[0] === quoteIdent(column);
    });
  }

  hasDefaultPartition(table: TableName): boolean {
    return [...this.#objects.values()].some(
      (object) =>
        object.kind === "table" &&
        object.partition_of?.bound === "DEFAULT" &&
        object.partition_of.parent === `table:${qualifiedName(table.schema, table.name)}`,
    );
  }

  checksOf(table: TableName): readonly ConstraintObject[] {
    return [...this.#objects.values()].filter(
      (object): object is ConstraintObject =>
        object.kind === "constraint" && object.type === "check" && object.valid && object.schema === table.schema && object.table === table.name,
    );
  }

  isPartitioned(table: TableName): boolean {
    const object = this.#objects.get(`table:${qualifiedName(table.schema, table.name)}`);
    return object?.kind === "table" && object.partition_key !== null;
  }

  column(table: TableName, name: string): ColumnObject | null {
    const object = this.#objects.get(`column:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`);
    return object?.kind === "column" ? object : null;
  }

  constraint(table: TableName, name: string): ConstraintObject | null {
    const object = this.#objects.get(`constraint:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`);
    return object?.kind === "constraint" ? object : null;
  }

  /** The table of an index, where the catalog tells. */
  indexTable(index: TableName): TableName | null {
    const object = this.#objects.get(`index:${qualifiedName(index.schema, index.name)}`) as IndexObject | undefined;
    return object === undefined ? null : { schema: object.schema, name: object.table };
  }

  /** SET NOT NULL does not read the table where a valid check says it already. */
  isProvedFilled(table: TableName, column: string): boolean {
    if (this.#filled.has(`${qualifiedName(table.schema, table.name)}.${column}`)) return true;
    const wanted = `CHECK ((${quoteIdent(column)} IS NOT NULL))`;
    return (this.known?.catalog.objects ?? []).some(
      (object) => object.kind === "constraint" && object.valid && object.schema === table.schema && object.table === table.name && object.definition === wanted,
    );
  }

  proveFilled(table: TableName, column: string): void {
    this.#filled.add(`${qualifiedName(table.schema, table.name)}.${column}`);
  }

  /** A check that is not validated yet says so; `keep`: now it is. */
  promise(table: TableName, constraint: string, column: string): void {
    this.#promised.set(`${qualifiedName(table.schema, table.name)}.${constraint}`, column);
  }

  keep(table: TableName, constraint: string): void {
    const column = this.#promised.get(`${qualifiedName(table.schema, table.name)}.${constraint}`);
    if (column !== undefined) this.proveFilled(table, column);
    else if (this.known === null) this.#validated.add(qualifiedName(table.schema, table.name));
  }

  /** A constraint that a former migration added, as far as anybody can tell, is valid from here on. */
  mayBeProved(table: TableName): boolean {
    return this.#validated.has(qualifiedName(table.schema, table.name));
  }

  /** The migration made an index over these columns. */
  index(table: TableName, columns: readonly string[]): void {
    const key = qualifiedName(table.schema, table.name);
    this.#indexed.set(key, [...(this.#indexed.get(key) ?? []), columns]);
  }

  /** Whether an index or key begins with these columns. */
  isLed(table: TableName, columns: readonly string[]): boolean {
    const made = this.#indexed.get(qualifiedName(table.schema, table.name)) ?? [];
    if (made.some((keys) => columns.every((column, at) => keys[at] === column))) return true;
    return (this.known?.catalog.objects ?? []).some((object) => {
      const keys =
        object.kind === "index" ? object.keys : object.kind === "constraint" && (object.type === "primary" || object.type === "unique") ? object.columns : [];
      return (
        "table" in object &&
        object.schema === table.schema &&
        object.table === table.name &&
        columns.every((column, at) => keys[at] === column || keys[at] === quoteIdent(column))
      );
    });
  }
}

export function shown(table: TableName): string {
  return qualifiedName(table.schema, table.name);
}

/** Of a name as `shown` makes it. */
export function tableNamed(name: string): TableName {
  const [schema = "", table = ""] = name.match(/"(?:[^"]|"")*"|[^."]+/gu) ?? [];
  return { schema: unquoteIdent(schema), name: unquoteIdent(table) };
}

/** A parser's list of words as a relation's name. */
export function namePath(words: unknown): RangeVar {
  const path = ((words ?? []) as readonly { readonly String?: { readonly sval?: string } }[]).map((each) => each.String?.sval ?? "?");
  return { relname: path.at(-1) ?? "?", ...(path.length > 1 ? { schemaname: path.at(-2) ?? "?" } : {}) };
}

/** `function:public.f`; `trigger:public.orders.t` for what stands on a table. */
export function partName(kind: string, name: TableName, part?: string): string {
  return `${kind}:${shown(name)}${part === undefined ? "" : `.${quoteIdent(part)}`}`;
}

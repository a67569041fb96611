/** Where no database is at hand: tables and columns as the migration writes them, judged by the rules that need no more than that. */
import { qualifiedName, quoteIdent } from "../../plv8/src/render/names.ts";
import { tableAddress } from "../../plv8/src/lints/lookup.ts";
import type { CatalogObject, ColumnObject } from "../../plv8/src/types/catalog.ts";
import { outOfBlocks } from "../sql-input/block-statements.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";
import { newLints, type PlacedLint } from "./new-lints.ts";

/** The others need keys, rights or tables that are not in the file. */
const ENOUGH = new Set([
  "timestamp_without_time_zone",
  "time_with_time_zone",
  "timestamp_rounded",
  "padded_text",
  "limited_text",
  "money_type",
  "floating_money",
  "json_not_jsonb",
  "reg_type",
  "large_object",
  "small_primary_key",
  "quoted_name",
  "value_as_text",
  "unlogged_table",
  "repeating_group",
  "serial_column",
  "no_primary_key",
  "array_of_references",
  "name_at_limit",
]);

/** What is said of a column's type, not of its name. */
const OF_TYPE = new Set([
  "timestamp_without_time_zone",
  "time_with_time_zone",
  "timestamp_rounded",
  "padded_text",
  "limited_text",
  "money_type",
  "floating_money",
  "json_not_jsonb",
  "reg_type",
  "large_object",
]);

type Name = { readonly String?: { readonly sval?: string } };
type TypeNode = {
  readonly names?: readonly Name[];
  readonly typmods?: readonly { readonly A_Const?: { readonly ival?: { readonly ival?: number } } }[];
  readonly arrayBounds?: readonly unknown[];
};
type ColumnNode = {
  readonly colname?: string;
  readonly typeName?: TypeNode;
  readonly constraints?: readonly { readonly Constraint?: { readonly contype?: string } }[];
};
type Relation = { readonly schemaname?: string; readonly relname?: string; readonly relpersistence?: string };

/** Whether the text alone can break a rule. */
export function readsTextAlone(rule: string): boolean {
  return ENOUGH.has(rule);
}

export function writtenLints(given: ReadScript, schema: string): readonly PlacedLint[] {
  const script = { ...given, statements: outOfBlocks(given.statements) };
  const retyped = new Set<string>();
  const leaving = script.statements.map((statement) => droppedTables(statement, schema));
  const objects = script.statements.flatMap((statement, place): readonly CatalogObject[] => {
    const { tag, fields } = tagOf(statement.node);
    const relation = fields["relation"] as Relation | undefined;
    const table = { schema: relation?.schemaname ?? schema, name: relation?.relname ?? "" };
    // A table that does not outlive the migration.
    if (leaving.slice(place).some((tables) => tables.includes(qualifiedName(table.schema, table.name)))) return [];
    const elements = JSON.stringify(fields["tableElts"] ?? []);
    if (tag === "CreateStmt" && relation?.relpersistence !== "t" && fields["inhRelations"] === undefined && !elements.includes("TableLikeClause"))
      return [
        tableOf(table, relation?.relpersistence === "u"),
        ...nodes(fields["tableElts"]).flatMap((node, at) => columnOf(table, node, at + 1)),
        ...primaryOf(table, fields["tableElts"]),
      ];
    if (tag !== "AlterTableStmt") return [];
    const commands = (fields["cmds"] ?? []) as readonly { AlterTableCmd?: { subtype?: string; name?: string; def?: { ColumnDef?: ColumnNode } } }[];
    const added = commands.flatMap(({ AlterTableCmd: command }) => {
      const definition = command?.def?.ColumnDef;
      if (definition === undefined) return [];
      if (command?.subtype !== "AT_AlterColumnType") return command?.subtype === "AT_AddColumn" ? [definition] : [];
      retyped.add(`column:${qualifiedName(table.schema, table.name)}.${quoteIdent(command.name ?? "")}`);
      return [{ ...definition, colname: command.name ?? "" }];
    });
    const keys = primaryOf(
      table,
      ((fields["cmds"] ?? []) as readonly { AlterTableCmd?: { def?: unknown } }[]).map((each) => each.AlterTableCmd?.def),
    );
    return added.length === 0 ? keys : [...keys, ...added.flatMap((node, at) => columnOf(table, node, at + 1000))];
  });
  // Added columns hang on tables that are elsewhere: those are not judged themselves.
  const made = new Set(objects.filter((object) => object.kind === "table").map((object) => object.address));
  const elsewhere = objects.flatMap((object) =>
    object.kind === "column" && !made.has(tableAddress(object)) ? [tableOf({ schema: object.schema, name: object.table }, false)] : [],
  );
  const unique = [...new Map([...objects, ...elsewhere].map((object) => [object.address, object])).values()];
  return newLints({ canon: 1, objects: [] }, { canon: 1, objects: unique }, 18, script).filter(
    (finding) =>
      ENOUGH.has(finding.rule) &&
      (finding.rule !== "no_primary_key" || made.has(finding.address)) &&
      (!retyped.has(finding.address) || OF_TYPE.has(finding.rule)),
  );
}

function droppedTables({ node }: Statement, schema: string): readonly string[] {
  const { tag, fields } = tagOf(node);
  if (tag !== "DropStmt" || fields["removeType"] !== "OBJECT_TABLE") return [];
  return ((fields["objects"] ?? []) as readonly { readonly List?: { readonly items?: readonly Name[] } }[]).map(({ List: list }) => {
    const path = (list?.items ?? []).map((item) => item.String?.sval ?? "");
    return qualifiedName(path.length > 1 ? (path.at(-2) ?? schema) : schema, path.at(-1) ?? "");
  });
}

const common = { owner: null, grants: [], comment: "", depends_on: [], extension: null } as const;

function tableOf({ schema, name }: { readonly schema: string; readonly name: string }, unlogged: boolean): CatalogObject {
  return {
    ...common,
    kind: "table",
    address: `table:${qualifiedName(schema, name)}`,
    name,
    schema,
    persistence: unlogged ? "unlogged" : "permanent",
    row_security: false,
    force_row_security: false,
    options: [],
    replica_identity: "default",
    partition_key: null,
    partition_of: null,
    inherits: [],
  };
}

function columnOf(table: { readonly schema: string; readonly name: string }, node: ColumnNode, position: number): readonly CatalogObject[] {
  const name = node.colname ?? "";
  const of = (...types: readonly string[]): boolean => (node.constraints ?? []).some((each) => types.includes(each.Constraint?.contype ?? ""));
  const { type, serial } = typeOf(node.typeName ?? {});
  const sequence = qualifiedName(table.schema, `${table.name}_${name}_seq`);
  const identity: ColumnObject["identity"] = of("CONSTR_IDENTITY")
    ? { kind: "always", start: "1", increment: "1", min: "1", max: "1", cache: "1", cycle: false }
    : null;
  const column: ColumnObject = {
    ...common,
    kind: "column",
    address: `column:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`,
    name,
    schema: table.schema,
    table: table.name,
    position,
    type,
    collation: null,
    not_null: of("CONSTR_NOTNULL", "CONSTR_PRIMARY") || serial,
    default: serial ? `nextval('${sequence}'::regclass)` : null,
    identity,
    generated: null,
    storage: null,
    compression: null,
    statistics: null,
  };
  const numbers: readonly CatalogObject[] = serial
    ? [
        {
          ...common,
          kind: "sequence",
          address: `sequence:${sequence}`,
          name: `${table.name}_${name}_seq`,
          schema: table.schema,
          type,
          start: "1",
          increment: "1",
          min: "1",
          max: "1",
          cache: "1",
          cycle: false,
          owned_by: column.address,
        },
      ]
    : [];
  return [column, ...numbers, ...(of("CONSTR_PRIMARY") ? [primaryKey(table, [name])] : [])];
}

/** Of a list of definitions, the primary key. */
function primaryOf(table: { readonly schema: string; readonly name: string }, definitions: unknown): readonly CatalogObject[] {
  return ((definitions ?? []) as readonly ({ Constraint?: { contype?: string; keys?: readonly Name[] } } | undefined)[]).flatMap((each) =>
    each?.Constraint?.contype === "CONSTR_PRIMARY"
      ? [
          primaryKey(
            table,
            (each.Constraint.keys ?? []).flatMap((key) => key.String?.sval ?? []),
          ),
        ]
      : [],
  );
}

function primaryKey(table: { readonly schema: string; readonly name: string }, columns: readonly string[]): CatalogObject {
  return {
    ...common,
    kind: "constraint",
    address: `constraint:${qualifiedName(table.schema, table.name)}.${quoteIdent(`${table.name}_pkey`)}`,
    name: `${table.name}_pkey`,
    schema: table.schema,
    table: table.name,
    type: "primary",
    definition: `PRIMARY KEY (${columns.map(quoteIdent).join(", ")})`,
    columns,
    references: null,
    valid: true,
  };
}

const FULL: Readonly<Record<string, string>> = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  bool: "boolean",
  bpchar: "character",
  varchar: "character varying",
  float4: "real",
  float8: "double precision",
  serial: "integer",
  serial4: "integer",
  serial2: "smallint",
  smallserial: "smallint",
  bigserial: "bigint",
  serial8: "bigint",
};

/** As `format_type` says it. */
function typeOf(node: TypeNode): { readonly type: string; readonly serial: boolean } {
  const names = (node.names ?? []).flatMap((each) => each.String?.sval ?? []);
  const name = names.at(-1) ?? "";
  const mods = (node.typmods ?? []).flatMap((each) => (each.A_Const === undefined ? [] : [String(each.A_Const.ival?.ival ?? 0)]));
  const args = mods.length === 0 ? "" : `(${mods.join(",")})`;
  const zoned = /^(timestamp|time)(tz)?$/.exec(name);
  const plain =
    zoned === null
      ? `${FULL[name] ?? (names.length > 1 && names[0] !== "pg_catalog" ? names.join(".") : name)}${args}`
      : `${zoned[1] ?? ""}${args} ${zoned[2] === undefined ? "without" : "with"} time zone`;
  return { type: `${plain}${(node.arrayBounds ?? []).length > 0 ? "[]" : ""}`, serial: /serial/.test(name) };
}

function nodes(elements: unknown): readonly ColumnNode[] {
  return ((elements ?? []) as readonly { ColumnDef?: ColumnNode }[]).flatMap((each) => each.ColumnDef ?? []);
}

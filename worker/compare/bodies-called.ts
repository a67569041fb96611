/** Functions that a plan calls for rows that stand: their bodies name relations without a schema, which a plan's search path does not find. */
import type { Catalog, CatalogObject, FunctionObject } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import type { Issue } from "../../plv8/src/types/issue.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import { openParser, parseRoutine, parseStatement } from "../sql-input/parse-statement.ts";
import { splitStatements } from "../sql-input/split-statements.ts";

/** A warning for each such call. Silent about bodies that can't be read, and about names that nothing compared here has. */
export async function bodiesCalled(after: Catalog, changes: readonly Change[]): Promise<readonly Issue[]> {
  const come = new Set(changes.flatMap((change) => (change.kind === "create" ? [change.address] : [])));
  const functions = new Map(after.objects.filter(isWritten).map((each) => [each.address, each]));
  const calls = after.objects.flatMap((object) =>
    come.has(object.address) && readsRows(object) && !come.has(homeOf(object))
      ? object.depends_on.flatMap((address) => {
          const called = functions.get(address);
          return called === undefined ? [] : [{ object, called }];
        })
      : [],
  );
  if (calls.length === 0) return [];
  await openParser();
  const relations = new Map(after.objects.filter(isRelation).map((each) => [each.name, each.schema]));
  return calls.flatMap(({ object, called }) => {
    const named = isOpen(called) ? relationsNamed(called).filter((name) => relations.has(name)) : [];
    return named.length === 0 ? [] : [unqualified(object, called, named, relations)];
  });
}

function unqualified(object: CatalogObject, called: FunctionObject, named: readonly string[], relations: ReadonlyMap<string, string>): Issue {
  const schemas = [...new Set(named.map((name) => relations.get(name) ?? ""))].sort();
  const whole = named.map((name) => `${relations.get(name) ?? ""}.${name}`).join(", ");
  return {
    code: "plan.unqualified-body",
    severity: "warning",
    path: object.address,
    line: null,
    column: null,
    message: `${spoken(object)} calls ${signatureOf(called)}, whose body names ${named.join(", ")} without a schema: the plan runs with search_path = pg_catalog, pg_temp, and stops there where it has rows to call it for`,
    hint: `give the function set search_path = pg_catalog, ${schemas.join(", ")}, pg_temp, or ${whole} in its body; where it stands, in a plan of its own before this one`,
  };
}

const spoken = ({ kind, address }: CatalogObject): string => `${kind.replace("_", " ")} ${address.slice(address.indexOf(":") + 1)}`;
const signatureOf = (called: FunctionObject): string => called.address.slice(called.address.indexOf(":") + 1);

function isWritten(object: CatalogObject | undefined): object is FunctionObject {
  return object?.kind === "function" && object.extension === null;
}

/** One whose names are looked for where its caller looks. */
function isOpen({ language, definition }: FunctionObject): boolean {
  return (language === "sql" || language === "plpgsql") && !/^ SET search_path /mu.test(definition);
}

type Relation = Extract<CatalogObject, { readonly kind: "table" | "view" | "materialized_view" | "sequence" | "foreign_table" }>;

function isRelation(object: CatalogObject): object is Relation {
  return ["table", "view", "materialized_view", "sequence", "foreign_table"].includes(object.kind);
}

/** Whether making it evaluates its expressions for the rows that stand. */
function readsRows(object: CatalogObject): boolean {
  if (object.kind === "constraint") return object.type === "check" && object.valid;
  return object.kind === "column" || object.kind === "index" || object.kind === "materialized_view";
}

/** The table that it is a part of; of anything else itself under a name that no change has. */
function homeOf(object: CatalogObject): string {
  return "table" in object && "schema" in object ? `table:${object.schema}.${object.table}` : "";
}

/** The names without a schema that a body reads or writes, sorted; not those that it makes itself. */
function relationsNamed({ definition, language }: FunctionObject): readonly string[] {
  const parsed = parseStatement(definition);
  if (!parsed.ok || parsed.node === null) return [];
  const found = { named: new Set<string>(), made: new Set<string>() };
  if (language === "sql")
    for (const piece of splitStatements(bodyOf(parsed.node)).pieces) collect(piece.kind === "statement" ? statementsOf(piece.text) : [], found);
  else for (const text of expressionsIn(parseRoutine(definition))) for (const statement of statementsOf(text)) collect(statement, found);
  return [...found.named].filter((name) => !found.made.has(name)).sort();
}

type Option = {
  readonly DefElem?: { readonly defname?: string; readonly arg?: { readonly List?: { readonly items?: readonly { String?: { sval?: string } }[] } } };
};

function bodyOf(node: Parameters<typeof tagOf>[0]): string {
  const options = (tagOf(node).fields["options"] ?? []) as readonly Option[];
  return options.find(({ DefElem }) => DefElem?.defname === "as")?.DefElem?.arg?.List?.items?.[0]?.String?.sval ?? "";
}

/** Also of an expression, as PL/pgSQL has them. */
function statementsOf(text: string): readonly unknown[] {
  for (const tried of [text, `select ${text}`, `select ${text.replace(/^[^:=]*:?=/u, "")}`]) {
    const parsed = parseStatement(tried);
    if (parsed.ok) return parsed.node === null ? [] : [parsed.node];
  }
  return [];
}

function expressionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "PLpgSQL_expr" ? [(inner as { readonly query?: string }).query ?? ""] : key === "PLpgSQL_stmt_dynexecute" ? [] : expressionsIn(inner),
  );
}

function collect(value: unknown, found: { readonly named: Set<string>; readonly made: Set<string> }): void {
  if (Array.isArray(value)) for (const each of value) collect(each, found);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const fields = inner as { readonly relname?: string; readonly schemaname?: string; readonly ctename?: string } | null;
    if (key === "RangeVar" || key === "relation") {
      if (fields?.relname !== undefined && fields.schemaname === undefined) found.named.add(fields.relname);
    } else if (key === "CreateStmt" || key === "CreateTableAsStmt") found.made.add(madeName(inner));
    else if (key === "CommonTableExpr" && fields?.ctename !== undefined) found.made.add(fields.ctename);
    collect(inner, found);
  }
}

function madeName(inner: unknown): string {
  const fields = inner as { readonly relation?: { readonly relname?: string }; readonly into?: { readonly rel?: { readonly relname?: string } } };
  return fields.relation?.relname ?? fields.into?.rel?.relname ?? "";
}

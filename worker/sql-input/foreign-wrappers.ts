/**
 * Foreign-data wrappers as a script declares them. Only a superuser makes one, and its validator would run with a superuser's rights: on scratch it is made bare, for
 * servers to stand on. What is said of it is read from the statements, into the form that the catalog reader gives (sql/catalog/kinds/of_database.sql).
 */
import type pg from "pg";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { tagOf } from "./judge-statement.ts";
import { failureIssue } from "./load-failure.ts";
import type { StatementNode } from "./parse-statement.ts";
import type { Statement } from "./read-script.ts";
import type { SqlIssue } from "./sql-issue.ts";

type Fields = Readonly<Record<string, unknown>>;
type Text = { readonly String?: { readonly sval?: string } };
type Option = { readonly defname?: string; readonly defaction?: string; readonly arg?: Text & { readonly List?: { readonly items?: readonly Text[] } } };
type Said = {
  readonly name: string;
  owner: string;
  comment: string | null;
  readonly called: Map<string, string>;
  readonly options: Map<string, string>;
  /** With a `*` where it may be given on. */
  readonly grants: Map<string, string>;
};

/** Names of the wrappers that a script makes. */
export function wrappersMade(nodes: readonly StatementNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => (tagOf(node).tag === "CreateFdwStmt" ? [String(tagOf(node).fields["fdwname"])] : [])));
}

/** The wrappers that a statement other than CREATE speaks of. */
export function wrappersIn(node: StatementNode): readonly string[] {
  const { tag, fields } = tagOf(node);
  if (tag === "AlterFdwStmt") return [String(fields["fdwname"])];
  if (tag === "GrantStmt" && fields["objtype"] === "OBJECT_FDW") return namesIn(fields["objects"]);
  const about = (tag === "AlterOwnerStmt" && fields["objectType"] === "OBJECT_FDW") || (tag === "CommentStmt" && fields["objtype"] === "OBJECT_FDW");
  return about ? namesIn([fields["object"]]) : [];
}

/** The catalog with what the statements say of them. `owner`: of those that no statement gives to anybody. */
export async function withWrappers(
  session: pg.Client,
  catalog: Catalog,
  statements: readonly Statement[],
  owner: string,
): Promise<{ readonly catalog: Catalog; readonly issues: readonly SqlIssue[] }> {
  const made = new Map<string, Said>();
  const issues: SqlIssue[] = [];
  const inOrder = [...statements].sort((left, right) => Number(isCreate(right)) - Number(isCreate(left)));
  for (const statement of inOrder) {
    const { tag, fields } = tagOf(statement.node);
    if (tag === "CreateFdwStmt")
      made.set(String(fields["fdwname"]), {
        name: String(fields["fdwname"]),
        owner,
        comment: null,
        called: new Map(),
        options: new Map(),
        grants: new Map(),
      });
    for (const said of (tag === "CreateFdwStmt" ? [String(fields["fdwname"])] : wrappersIn(statement.node)).flatMap((name) => made.get(name) ?? [])) {
      const unknown = await tell(session, said, tag, fields);
      if (unknown !== null) issues.push(failureIssue(statement, { code: "42883", message: unknown }));
    }
  }
  const known = new Set(catalog.objects.map(({ address }) => address));
  const told = (object: CatalogObject): CatalogObject => {
    const said = object.kind === "foreign_data_wrapper" ? made.get(object.name) : undefined;
    return said === undefined ? object : objectOf(object, said, known);
  };
  return { catalog: made.size === 0 ? catalog : { ...catalog, objects: catalog.objects.map(told) }, issues };
}

function isCreate({ node }: Statement): boolean {
  return tagOf(node).tag === "CreateFdwStmt";
}

/** Notes what a statement says; what it calls and is not there, in words. */
async function tell(session: pg.Client, said: Said, tag: string, fields: Fields): Promise<string | null> {
  if (tag === "AlterOwnerStmt") said.owner = String((fields["newowner"] as Fields | undefined)?.["rolename"] ?? said.owner);
  if (tag === "CommentStmt") said.comment = typeof fields["comment"] === "string" ? fields["comment"] : null;
  if (tag === "GrantStmt") give(said, fields);
  if (tag !== "CreateFdwStmt" && tag !== "AlterFdwStmt") return null;
  for (const { defname = "", defaction, arg } of optionsIn(fields["options"])) {
    if (defaction === "DEFELEM_DROP") said.options.delete(defname);
    else said.options.set(defname, arg?.String?.sval ?? "");
  }
  for (const { defname = "", arg } of optionsIn(fields["func_options"])) {
    const [name, schema] = namesIn(arg?.List?.items).reverse();
    said.called.delete(defname);
    if (name === undefined) continue;
    const found = await calledAs(session, defname, name, schema ?? null);
    if (found === null) return `no function ${schema === undefined ? name : `${schema}.${name}`} that can be a ${defname}`;
    said.called.set(defname, found);
  }
  return null;
}

/** As the reader names it, along pg_catalog alone. */
async function calledAs(session: pg.Client, what: string, name: string, schema: string | null): Promise<string | null> {
  const { rows } = await session.query<{ called: string }>(
    `select case n.nspname when 'pg_catalog' then '' else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(p.proname) as called
       from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      where p.proname = $1 and (n.nspname = $2 or $2 is null)
        and case $3
          when 'handler' then p.prorettype = 'pg_catalog.fdw_handler'::pg_catalog.regtype
          else pg_catalog.oidvectortypes(p.proargtypes) = 'text[], oid'
        end
      order by n.nspname = 'pg_catalog' desc, n.nspname limit 1`,
    [name, schema, what],
  );
  return rows[0]?.called ?? null;
}

function give(said: Said, fields: Fields): void {
  type Grantee = { readonly RoleSpec?: { readonly roletype?: string; readonly rolename?: string } };
  const isGiven = fields["is_grant"] === true;
  const onward = fields["grant_option"] === true;
  for (const { RoleSpec } of (fields["grantees"] ?? []) as readonly Grantee[]) {
    const role = RoleSpec?.roletype === "ROLESPEC_PUBLIC" ? "public" : (RoleSpec?.rolename ?? "");
    if (isGiven) said.grants.set(role, onward || said.grants.get(role) === "USAGE*" ? "USAGE*" : "USAGE");
    else if (onward) said.grants.set(role, "USAGE");
    else said.grants.delete(role);
  }
}

function optionsIn(list: unknown): readonly Option[] {
  return ((list ?? []) as readonly { readonly DefElem?: Option }[]).flatMap((each) => each.DefElem ?? []);
}

function namesIn(list: unknown): string[] {
  return ((list ?? []) as readonly Text[]).map((each) => each.String?.sval ?? "");
}

function objectOf(object: CatalogObject, said: Said, known: ReadonlySet<string>): CatalogObject {
  const options = [...said.options].sort(([left], [right]) => compareCodePoints(left, right));
  const isSecret = options.some(([name]) => /pass|secret|token|key|credential/iu.test(name));
  const word = (what: string): string => (said.called.has(what) ? ` ${what.toUpperCase()} ${said.called.get(what) ?? ""}` : "");
  const list = options.length === 0 ? "" : ` OPTIONS (${options.map(([name, value]) => `${quoteIdent(name)} ${quoteLiteral(value)}`).join(", ")})`;
  const grants = [...said.grants].filter(([role]) => role !== said.owner).sort(([left], [right]) => compareCodePoints(left, right));
  return {
    ...(object as Extract<CatalogObject, { readonly definition: string | null }>),
    owner: said.owner,
    comment: said.comment,
    grants: grants.map(([grantee, privilege]) => ({ grantee, privileges: [privilege] })),
    depends_on: [...said.called].map(([what, name]) => `function:${name}(${what === "handler" ? "" : "text[], oid"})`).filter((address) => known.has(address)),
    definition: isSecret ? null : `CREATE FOREIGN DATA WRAPPER ${quoteIdent(said.name)}${word("handler")}${word("validator")}${list}`,
  } as CatalogObject;
}

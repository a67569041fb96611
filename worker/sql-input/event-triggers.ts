/**
 * Event triggers as a script declares them. Only a superuser makes one, and it would fire for whoever loads the rest: scratch has none. What is said of them is
 * read from the statements, into the form that the catalog reader gives (sql/catalog/kinds/of_database.sql).
 */
import type pg from "pg";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";
import type { CatalogObject } from "../../plv8/src/types/catalog.ts";
import { isAboutEventTriggers, tagOf } from "./judge-statement.ts";
import { failureIssue } from "./load-failure.ts";
import type { Statement } from "./read-script.ts";
import type { SqlIssue } from "./sql-issue.ts";

type Fields = Readonly<Record<string, unknown>>;
type Text = { readonly String?: { readonly sval?: string } };
type Said = {
  name: string;
  owner: string;
  comment: string | null;
  enabled: string;
  readonly event: string;
  readonly tags: readonly string[];
  readonly fn: Called;
};
type Called = { readonly schema: string; readonly name: string };

/** As `tgenabled` tells them. */
const states: Readonly<Record<string, string>> = { A: " ENABLE ALWAYS", R: " ENABLE REPLICA", D: " DISABLE" };

const EVENTS: ReadonlySet<string> = new Set(["ddl_command_end", "ddl_command_start", "login", "sql_drop", "table_rewrite"]);

/** `owner`: of those that no statement gives to anybody; `schema`: where a function's name without one is looked for first. */
export async function declaredEventTriggers(
  session: pg.Client,
  statements: readonly Statement[],
  { owner, schema }: { readonly owner: string; readonly schema: string },
): Promise<{ readonly objects: readonly CatalogObject[]; readonly issues: readonly SqlIssue[] }> {
  const functions = await eventFunctions(session);
  const made = new Map<string, Said>();
  const issues: SqlIssue[] = [];
  const early: Statement[] = [];
  for (const statement of statements) {
    const { tag, fields } = tagOf(statement.node);
    if (tag !== "CreateEventTrigStmt") {
      if (!told(made, tag, fields)) early.push(statement);
      continue;
    }
    const said = created(fields, functions, owner, schema);
    if (!EVENTS.has(said.event)) issues.push(refused(statement, "42601", `unrecognized event name "${said.event}"`));
    else if (said.fn === null) issues.push(refused(statement, "42883", `no function ${namesIn(fields["funcname"]).join(".")}() that returns event_trigger`));
    else if (made.has(said.name)) issues.push(refused(statement, "42710", `event trigger "${said.name}" already exists`));
    else made.set(said.name, { ...said, fn: said.fn });
  }
  // Files may stand in any order.
  for (const statement of early) {
    const { tag, fields } = tagOf(statement.node);
    if (!told(made, tag, fields)) issues.push(refused(statement, "42704", `event trigger "${namesOf(tag, fields)[0] ?? ""}" does not exist`));
  }
  return { objects: [...made.values()].map(objectOf), issues };
}

/** What a statement other than CREATE says is noted; false: of one that is not there. */
function told(made: Map<string, Said>, tag: string, fields: Fields): boolean {
  const names = namesOf(tag, fields);
  if (fields["missing_ok"] !== true && names.some((name) => !made.has(name))) return false;
  for (const said of names.flatMap((name) => made.get(name) ?? [])) alter(made, said, tag, fields);
  return true;
}

async function eventFunctions(session: pg.Client): Promise<readonly Called[]> {
  const { rows } = await session.query<Called>(
    `select n.nspname as schema, p.proname as name
       from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      where p.prorettype = 'pg_catalog.event_trigger'::pg_catalog.regtype and p.pronargs = 0`,
  );
  return rows;
}

function created(fields: Fields, functions: readonly Called[], owner: string, current: string): Omit<Said, "fn"> & { readonly fn: Called | null } {
  const [name = "", schema] = namesIn(fields["funcname"]).reverse();
  const named = functions.filter((each) => each.name === name && (schema === undefined || each.schema === schema));
  const fn = [current, "public"].flatMap((first) => named.filter((each) => each.schema === first))[0] ?? named[0] ?? null;
  const when = (fields["whenclause"] ?? []) as readonly { readonly DefElem?: { readonly arg?: { readonly List?: { readonly items?: readonly Text[] } } } }[];
  const tags = when.flatMap(({ DefElem }) => (DefElem?.arg?.List?.items ?? []).map((item) => (item.String?.sval ?? "").toUpperCase()));
  return { name: String(fields["trigname"]), owner, comment: null, enabled: "O", event: String(fields["eventname"]), tags: tags.sort(compareCodePoints), fn };
}

function alter(made: Map<string, Said>, said: Said, tag: string, fields: Fields): void {
  if (tag === "AlterEventTrigStmt") said.enabled = String(fields["tgenabled"]);
  if (tag === "AlterOwnerStmt") said.owner = String((fields["newowner"] as Fields | undefined)?.["rolename"] ?? said.owner);
  if (tag === "CommentStmt") said.comment = typeof fields["comment"] === "string" ? fields["comment"] : null;
  if (tag === "DropStmt" || tag === "RenameStmt") made.delete(said.name);
  if (tag !== "RenameStmt") return;
  said.name = String(fields["newname"]);
  made.set(said.name, said);
}

/** Those that a statement other than CREATE speaks of. */
function namesOf(tag: string, fields: Fields): readonly string[] {
  if (!isAboutEventTriggers(tag, fields)) return [];
  if (tag === "AlterEventTrigStmt") return [String(fields["trigname"])];
  return tag === "DropStmt" ? namesIn(fields["objects"]) : namesIn([fields["object"]]);
}

function namesIn(list: unknown): string[] {
  return ((list ?? []) as readonly Text[]).map((each) => each.String?.sval ?? "");
}

function refused(statement: Statement, code: string, message: string): SqlIssue {
  return failureIssue(statement, { code, message });
}

function objectOf({ name, owner, comment, enabled, event, tags, fn }: Said): CatalogObject {
  const called = `${quoteIdent(fn.schema)}.${quoteIdent(fn.name)}()`;
  const when = tags.length === 0 ? "" : ` WHEN TAG IN (${tags.map(quoteLiteral).join(", ")})`;
  const state = states[enabled];
  return {
    kind: "event_trigger",
    address: `event_trigger:${quoteIdent(name)}`,
    name,
    schema: null,
    owner,
    grants: [],
    comment,
    depends_on: [`function:${called}`],
    extension: null,
    definition: `CREATE EVENT TRIGGER ${quoteIdent(name)} ON ${event}${when} EXECUTE FUNCTION ${called}`,
    additions: state === undefined ? [] : [`ALTER EVENT TRIGGER ${quoteIdent(name)}${state}`],
  };
}

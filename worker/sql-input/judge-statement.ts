/**
 * What becomes of a statement when SQL is read as desired state: executed on scratch, left out with a reason, or refused because leaving it out would
 * give another schema than the author meant.
 */
import { makesOnlyRoles } from "./only-roles.ts";
import type { StatementNode } from "./parse-statement.ts";
import { isAboutSchemas } from "./whole-publications.ts";

export type Verdict =
  | { readonly kind: "run"; /** Said although it is executed. */ readonly note?: string }
  | { readonly kind: "skip"; readonly why: string; /** Not worth a line: the result is the same. */ readonly silent?: boolean }
  | { readonly kind: "refuse"; readonly why: string; readonly hint: string }
  /** Made by the superuser of scratch from checked parts. */
  | {
      readonly kind: "extension";
      readonly name: string;
      readonly schema: string | null;
      readonly version: string | null;
      readonly cascade: boolean;
      readonly if_not_exists: boolean;
    }
  /** Made bare by the superuser of scratch. */
  | { readonly kind: "wrapper"; readonly name: string }
  | { readonly kind: "extension_comment"; readonly name: string; readonly comment: string | null };

const run: Verdict = { kind: "run" };
const skip = (why: string): Verdict => ({ kind: "skip", why });
const silent = (why: string): Verdict => ({ kind: "skip", why, silent: true });
const refuse = (why: string, hint: string): Verdict => ({ kind: "refuse", why, hint });

const ROWS = "rows are not part of a schema";
const CLUSTER = "it is about the server, not about a schema of this database";
const ROLES = "roles belong to the server: make them there before a plan runs";
const SUBSCRIPTION = "a subscription is read from the text, without its connection";
const UPKEEP = "it changes no definition";

type Fields = Readonly<Record<string, unknown>>;

const TEMPORARY: Verdict = { kind: "run", note: "it lives in one session: it was made on scratch, and is no part of a schema" };
const isTemporary = (relation: unknown): boolean => (relation as { relpersistence?: string } | undefined)?.relpersistence === "t";

/** By the parser's name of the statement; what is not here is executed. */
const verdicts: Readonly<Record<string, (fields: Fields) => Verdict>> = {
  InsertStmt: () => skip(ROWS),
  UpdateStmt: () => skip(ROWS),
  DeleteStmt: () => skip(ROWS),
  MergeStmt: () => skip(ROWS),
  TruncateStmt: () => skip(ROWS),
  CopyStmt: () => skip(ROWS),
  SelectStmt: selectVerdict,
  CallStmt: () => ({ kind: "run", note: "the procedure was called on scratch: the objects it left count, what it did to rows does not" }),
  DoStmt: doVerdict,
  CreatedbStmt: () => skip(CLUSTER),
  DropdbStmt: () => skip(CLUSTER),
  AlterDatabaseStmt: () => skip(CLUSTER),
  AlterDatabaseSetStmt: () => skip(CLUSTER),
  AlterDatabaseRefreshCollStmt: () => skip(CLUSTER),
  AlterSystemStmt: () => skip(CLUSTER),
  CreateTableSpaceStmt: () => skip(CLUSTER),
  DropTableSpaceStmt: () => skip(CLUSTER),
  AlterTableSpaceOptionsStmt: () => skip(CLUSTER),
  AlterTableMoveAllStmt: () => skip(CLUSTER),
  CreateRoleStmt: () => skip(ROLES),
  AlterRoleStmt: () => skip(ROLES),
  AlterRoleSetStmt: () => skip(ROLES),
  DropRoleStmt: () => skip(ROLES),
  GrantRoleStmt: () => skip(ROLES),
  ReassignOwnedStmt: () => refuse("REASSIGN OWNED depends on who owns what on a server", "say ALTER … OWNER TO for each object"),
  DropOwnedStmt: () => refuse("DROP OWNED depends on who owns what on a server", "leave out what is not wanted, or drop it by name"),
  CreateSubscriptionStmt: () => silent(SUBSCRIPTION),
  AlterSubscriptionStmt: () => silent(SUBSCRIPTION),
  DropSubscriptionStmt: () => silent(SUBSCRIPTION),
  AlterPublicationStmt: (fields) => (isAboutSchemas(fields) ? silent("its schemas are read from the text") : run),
  AlterOwnerStmt: (fields) =>
    fields["objectType"] === "OBJECT_SUBSCRIPTION"
      ? silent(SUBSCRIPTION)
      : fields["objectType"] === "OBJECT_LANGUAGE" && nameOf(fields["object"]) === "plpgsql"
        ? silent("plpgsql belongs to whoever made the database")
        : run,
  RenameStmt: (fields) => (fields["renameType"] === "OBJECT_SUBSCRIPTION" ? silent(SUBSCRIPTION) : run),
  RefreshMatViewStmt: () => silent(ROWS),
  ImportForeignSchemaStmt: () => refuse("IMPORT FOREIGN SCHEMA asks another server what there is", "write CREATE FOREIGN TABLE for what is wanted"),
  VacuumStmt: () => skip(UPKEEP),
  ReindexStmt: () => skip(UPKEEP),
  // It notes the index that a table is ordered by.
  ClusterStmt: () => run,
  CheckPointStmt: () => skip(UPKEEP),
  TransactionStmt: (fields) =>
    String(fields["kind"]).startsWith("TRANS_STMT_ROLLBACK")
      ? refuse("what is rolled back is no part of a schema", "leave out the transaction and what it takes back")
      : fields["kind"] === "TRANS_STMT_PREPARE"
        ? skip("what it holds back counts as said; nothing is prepared")
        : silent(UPKEEP),
  LockStmt: () => silent(UPKEEP),
  ListenStmt: () => silent(UPKEEP),
  UnlistenStmt: () => silent(UPKEEP),
  NotifyStmt: () => silent(UPKEEP),
  LoadStmt: () => skip("it loads a library into the server"),
  ExplainStmt: () => silent(UPKEEP),
  VariableShowStmt: () => silent(UPKEEP),
  PrepareStmt: () => silent("it lives in one session"),
  ExecuteStmt: () => refuse("what a prepared statement does is not read", "write the statement itself"),
  DeallocateStmt: () => silent("it lives in one session"),
  DiscardStmt: () => silent("it lives in one session"),
  VariableSetStmt: settingVerdict,
  CreateSchemaStmt: (fields) => (fields["schemaname"] === "public" && fields["schemaElts"] === undefined ? silent("public is there already") : run),
  DefineStmt: (fields) =>
    fields["kind"] === "OBJECT_TYPE"
      ? refuse(
          "only a superuser makes base types and their shells, and scratch works without",
          "make it by hand in both databases, or compare two databases: data-architect diff URL URL",
        )
      : run,
  DropStmt: dropVerdict,
  CreateExtensionStmt: extensionVerdict,
  CreateFdwStmt: (fields) => ({ kind: "wrapper", name: String(fields["fdwname"]) }),
  AlterExtensionStmt: () => refuse("a schema says which version of an extension it wants, not how to get there", "write CREATE EXTENSION … VERSION"),
  CreateStmt: (fields) => (isTemporary(fields["relation"]) ? TEMPORARY : run),
  ViewStmt: (fields) => (isTemporary(fields["view"]) ? TEMPORARY : run),
  CreateSeqStmt: (fields) => (isTemporary(fields["sequence"]) ? TEMPORARY : run),
  CreateTableAsStmt: (fields) => (isTemporary((fields["into"] as { rel?: unknown } | undefined)?.rel) ? TEMPORARY : run),
  CreatePLangStmt: (fields) => (fields["plname"] === "plpgsql" ? silent("plpgsql is there already") : run),
  CommentStmt: commentVerdict,
  SecLabelStmt: (fields) => skip(`security labels of provider ${typeof fields["provider"] === "string" ? fields["provider"] : "?"} are not modelled`),
};

export function judgeStatement(node: StatementNode): Verdict {
  const { tag, fields } = tagOf(node);
  if (isAboutEventTriggers(tag, fields)) return silent("an event trigger is read from the text: on scratch it would fire for whoever loads the rest");
  return verdicts[tag]?.(fields) ?? run;
}

export function tagOf(node: StatementNode): { readonly tag: string; readonly fields: Fields } {
  const [tag = "", fields = {}] = Object.entries(node)[0] ?? [];
  return { tag, fields: fields as Fields };
}

/** Does a statement make, change or drop an event trigger? */
export function isAboutEventTriggers(tag: string, fields: Fields): boolean {
  if (tag === "CreateEventTrigStmt" || tag === "AlterEventTrigStmt") return true;
  const key = new Map([
    ["DropStmt", "removeType"],
    ["RenameStmt", "renameType"],
    ["AlterOwnerStmt", "objectType"],
    ["CommentStmt", "objtype"],
  ]).get(tag);
  return key !== undefined && fields[key] === "OBJECT_EVENT_TRIGGER";
}

const nameOf = (object: unknown): string => (object as { String?: { sval?: string } } | undefined)?.String?.sval ?? "";

/** What a dump made with --clean drops before it makes it again. */
function dropVerdict(fields: Fields): Verdict {
  if (fields["removeType"] === "OBJECT_EXTENSION") return skip("an extension that is not wanted is not named; dropping one needs its owner");
  return fields["removeType"] === "OBJECT_SCHEMA" && JSON.stringify(fields["objects"]).includes('"sval":"public"')
    ? silent("a dump drops public before it makes it again")
    : run;
}

function doVerdict(fields: Fields): Verdict {
  const options = (fields["args"] ?? []) as readonly { DefElem?: { defname?: string; arg?: { String?: { sval?: string } } } }[];
  const option = (name: string): string | undefined => options.find((each) => each.DefElem?.defname === name)?.DefElem?.arg?.String?.sval;
  if ((option("language") ?? "plpgsql") === "plpgsql" && makesOnlyRoles(option("as") ?? "")) return skip(ROLES);
  return {
    kind: "run",
    note: "the block was executed on scratch, without rights: the objects it left count, what it did to rows or to the server does not",
  };
}

/** `SELECT … INTO` makes a table; functions of one's own may make anything; what pg_dump calls is known. */
function selectVerdict(fields: Fields): Verdict {
  if (fields["intoClause"] !== undefined) return run;
  const calls = functionsIn(fields["targetList"]);
  if (calls.includes("set_config")) return run;
  if (calls.includes("setval") || calls.includes("lo_create") || calls.includes("lowrite") || calls.includes("lo_open") || calls.includes("lo_close"))
    return silent(ROWS);
  if (calls.length === 0 || fields["fromClause"] !== undefined) return skip(ROWS);
  return { kind: "run", note: "the functions were called on scratch: the objects they left count, their result does not" };
}

function functionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(functionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const nested = functionsIn(inner);
    if (key !== "FuncCall") return nested;
    const names = (inner as { funcname?: { String?: { sval?: string } }[] }).funcname ?? [];
    return [names.at(-1)?.String?.sval ?? "", ...nested];
  });
}

/** Settings that decide what the following statements mean; others are the session's affair. */
const MEANT = new Set([
  "search_path",
  "check_function_bodies",
  "default_tablespace",
  "default_table_access_method",
  "default_toast_compression",
  "default_with_oids",
  "role",
  "xmloption",
  "timezone",
  "datestyle",
  "intervalstyle",
  "bytea_output",
  "extra_float_digits",
  "escape_string_warning",
  "quote_all_identifiers",
  "standard_conforming_strings",
  "client_encoding",
]);

function settingVerdict(fields: Fields): Verdict {
  const name = typeof fields["name"] === "string" ? fields["name"].toLowerCase() : "";
  if (name === "session_authorization")
    return refuse(
      "SET SESSION AUTHORIZATION needs a superuser, and scratch works without",
      "dump without --use-set-session-authorization, or say ALTER … OWNER TO",
    );
  if (name === "standard_conforming_strings" && /"sval":"off"/.test(JSON.stringify(fields["args"] ?? [])))
    return refuse("with standard_conforming_strings off, quotes end elsewhere than this reader thinks", "leave it on and write E'…' where a backslash escapes");
  if (name === "default_with_oids" || name === "client_encoding") return silent("it changes nothing here");
  return MEANT.has(name) || name.includes(".") ? run : silent("it changes nothing of the schema");
}

function extensionVerdict(fields: Fields): Verdict {
  const options = (fields["options"] ?? []) as readonly { DefElem?: { defname?: string; arg?: { String?: { sval?: string } } } }[];
  const option = (name: string): string | null => options.find((each) => each.DefElem?.defname === name)?.DefElem?.arg?.String?.sval ?? null;
  if (fields["extname"] === "plpgsql") return silent("plpgsql is there already");
  return {
    kind: "extension",
    name: String(fields["extname"]),
    schema: option("schema"),
    version: option("new_version"),
    cascade: options.some((each) => each.DefElem?.defname === "cascade"),
    if_not_exists: fields["if_not_exists"] === true,
  };
}

function commentVerdict(fields: Fields): Verdict {
  const type = fields["objtype"];
  if (type === "OBJECT_DATABASE" || type === "OBJECT_TABLESPACE" || type === "OBJECT_ROLE" || type === "OBJECT_LARGEOBJECT") return skip(CLUSTER);
  if (type === "OBJECT_SUBSCRIPTION") return silent(SUBSCRIPTION);
  const name = nameOf(fields["object"]);
  if (type === "OBJECT_LANGUAGE" && name === "plpgsql") return silent("plpgsql is there already");
  if (type !== "OBJECT_EXTENSION") return run;
  if (name === "plpgsql") return silent("plpgsql is there already");
  return { kind: "extension_comment", name, comment: typeof fields["comment"] === "string" ? fields["comment"] : null };
}

/** What becomes of a psql meta-command; null: nothing is lost by leaving it out. */
export function judgeMeta(command: string): { readonly kind: "skip" | "refuse"; readonly why: string; readonly hint: string | null } | null {
  const lower = command.toLowerCase();
  if (
    /^(restrict|unrestrict|set|unset|echo|qecho|warn|pset|timing|x|a|t|f|encoding|errverbose|q|quit|r|reset|o|out|p|print|g|gx|;|\?|h|help|prompt|d\S*|l\S*|z|conninfo|password|setenv)$/.test(
      lower,
    )
  ) {
    return lower === "encoding" ? { kind: "skip", why: "the file is read as UTF-8", hint: null } : null;
  }
  if (/^(c|connect)$/.test(lower)) return { kind: "skip", why: "the whole script is read as one database", hint: null };
  if (/^(i|ir|include|include_relative)$/.test(lower))
    return { kind: "refuse", why: "the file that it includes is not read", hint: "give that file, or its folder, beside this one" };
  if (lower === "gexec")
    return { kind: "refuse", why: "the statements that it makes depend on what stands in a database", hint: "write the statements themselves" };
  if (/^(if|elif|else|endif)$/.test(lower)) return { kind: "refuse", why: "a schema has no conditions", hint: "keep the branch that is meant" };
  if (lower === "copy") return { kind: "skip", why: "rows are not part of a schema", hint: null };
  if (lower.startsWith("!")) return { kind: "skip", why: "no shell command is executed", hint: null };
  if (lower === "\\.") return null;
  return { kind: "skip", why: "it is a command of psql", hint: null };
}

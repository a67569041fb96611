/** What Postgres said to a statement, as an issue at the place it means. */
import { cutNames } from "./cut-names.ts";
import { tagOf } from "./judge-statement.ts";
import type { StatementNode } from "./parse-statement.ts";
import { offsetOfCharacter } from "./place.ts";
import type { Statement } from "./read-script.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";

type PgError = {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
  /** What was being executed, from the inside out; lines. */
  readonly where?: string;
};

/** Something that another statement may still make: relation, column, function, type or other object, schema. */
const MISSING = new Set(["42P01", "42703", "42883", "42704", "3F000", "42P10"]);

export function isMissing(error: unknown): boolean {
  return MISSING.has((error as PgError).code);
}

/** `hint`: where the caller knows better. */
export function failureIssue(statement: Statement, error: unknown, hint: string | null = null): SqlIssue {
  const failure = error as PgError;
  const inside = failure.position === undefined ? mentionOf(failure.message, statement.text) : offsetOfCharacter(statement.text, Number(failure.position) - 1);
  // Of a missing file it would be a path of the scratch server.
  const detail = failure.detail === undefined || failure.code === "58P01" || /control file/.test(failure.detail) ? "" : ` (${failure.detail})`;
  const called = calledIn(failure, statement);
  const pathOfCaller = called !== "" && isMissing(failure) && extensionFor(failure) === null ? PATH_OF_CALLER : null;
  return issueAt(
    statement.source,
    statement.start + (inside < statement.text.length ? inside : 0),
    { code: `sql.${codeName(failure.code)}`, message: `${failure.message}${detail}${called}`, hint: hint ?? pathOfCaller ?? hintOf(failure) },
    statement.text,
  );
}

const PATH_OF_CALLER = "give the function set search_path, or names with their schema in its body: it runs with the search_path of whoever calls it";

/** The function in whose body it went wrong, where another statement called it. */
function calledIn({ where }: PgError, { node }: Statement): string {
  const called = /^(?:PL\/\w+|SQL) function (.+?)(?: line \d+ .*| statement \d+| during \w+)?$/mu.exec(where ?? "")?.[1];
  return called === undefined || called === "inline_code_block" || tagOf(node).tag === "CreateFunctionStmt" ? "" : `, in function ${called}, which this calls`;
}

/** Where Postgres gives no position: the name that it speaks of; of one that stands twice the second. */
function mentionOf(message: string, text: string): number {
  const name = /"((?:[^"]|"")+)"/.exec(message)?.[1] ?? /function (?:\w+\.)*(\w+)\(/.exec(message)?.[1];
  if (name === undefined) return 0;
  const bare = name.slice(name.lastIndexOf(".") + 1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const cut = cutNames(text).flatMap((each) => (each.cut === name.slice(name.lastIndexOf(".") + 1) ? [each.at] : []));
  const places = [...[...text.matchAll(new RegExp(`(?<![\\w"$])"?${bare}"?(?![\\w"$])`, "giu"))].map((match) => match.index), ...cut].sort(
    (left, right) => left - right,
  );
  return (/more than once/.test(message) ? places.at(-1) : places[0]) ?? 0;
}

/** An error about a text that was sent in place of `written`: its position there, by the word that it points at. */
export function asWritten(error: unknown, sent: string, written: string): unknown {
  const failure = error as PgError | null;
  if (failure?.position === undefined || sent === written) return error;
  const at = offsetOfCharacter(sent, Number(failure.position) - 1);
  const word = /^(?:[\w$\u0080-\uffff]+|"(?:[^"]|"")+"|[^\s])/u.exec(sent.slice(at))?.[0] ?? "";
  if (word === "") return error;
  const before = (text: string): readonly number[] => {
    const places: number[] = [];
    for (let place = text.indexOf(word); place !== -1; place = text.indexOf(word, place + word.length)) places.push(place);
    return places;
  };
  const place = before(written)[before(sent).indexOf(at)];
  return Object.assign(failure, { position: place === undefined ? undefined : String([...written.slice(0, place)].length + 1) });
}

function codeName(code: string): string {
  if (MISSING.has(code)) return "missing";
  if (code === "42501") return "rights";
  if (code === "42601") return "syntax";
  if (/^42[P7]/.test(code) || code === "42723" || code === "42710") return "twice";
  return `refused-${code}`;
}

/** Types, functions and operator classes by the extension that most likely brings them. */
const FROM_EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(citext)\b/, "citext"],
  [/\b(hstore)\b/, "hstore"],
  [/\b(ltree|lquery|ltxtquery)\b/, "ltree"],
  [/\b(geometry|geography|st_\w+)\b/, "postgis"],
  [/\b(vector|halfvec|sparsevec|hnsw|ivfflat)\b/, "vector"],
  [/\b(uuid_generate_v[1345]\w*|uuid_nil)\b/, "uuid-ossp"],
  [/\b(gen_salt|crypt|digest|hmac|pgp_\w+|gen_random_bytes)\b/, "pgcrypto"],
  [/\b(gin_trgm_ops|gist_trgm_ops|similarity|word_similarity)\b/, "pg_trgm"],
  [/\bunaccent\b/, "unaccent"],
  [/\b(cube|cube_\w+)\b/, "cube"],
  [/\b(earth|ll_to_earth)\b/, "earthdistance"],
  [/\b(isbn\w*|issn\w*|ean13|upc)\b/, "isn"],
  [/\b(intarray|gin__int_ops|gist__int_ops)\b/, "intarray"],
  [/\b(crosstab\w*)\b/, "tablefunc"],
  [/access method "rum"/, "rum"],
  [/access method "bloom"/, "bloom"],
  [/data type \w+ has no default operator class for access method "gist"/, "btree_gist"],
  [/data type \w+ has no default operator class for access method "gin"/, "btree_gin"],
];

/** The extension that would bring what a message misses; null: nobody knows. */
export function extensionFor(error: unknown): string | null {
  const { message } = error as PgError;
  return FROM_EXTENSIONS.find(([pattern]) => pattern.test(message))?.[1] ?? /^language "(\w+)" does not exist$/.exec(message)?.[1] ?? null;
}

function hintOf(error: PgError): string {
  if (/^permission denied for language (?:c|internal)$/.test(error.message))
    return "functions of compiled code come with an extension, or are made by a superuser: leave it out here and keep it for the server's own set-up";
  if (error.code === "57014") return "it had not ended after two minutes on an empty scratch database: leave it out here";
  if (error.code === "53400") return "it wrote more than a gigabyte on scratch: rows are no part of a schema, leave them out here";
  if (/^no schema has been selected to create in/.test(error.message))
    return "search_path names no schema that exists at this place: create one before, or write names with their schema";
  if (/^permission denied for function pg_/.test(error.message)) return "it acts on the server, not on a schema: leave it out here";
  if (error.code === "42501" && /permission denied for|must be (owner|able to SET ROLE)/.test(error.message))
    return "on scratch each object belongs to the role that the text names: say OWNER TO and GRANT so that this statement is allowed";
  if (error.code === "42501") return "only a superuser may do that, and scratch works without: leave it out here and keep it for the server's own set-up";
  if (isMissing(error) || error.code === "42704") {
    const extension = extensionFor(error);
    if (extension !== null) return `it comes with an extension: create extension ${/^\w+$/.test(extension) ? extension : `"${extension}"`}`;
  }
  if (/is not available|could not open extension control file|could not (?:load library|access file)/.test(error.message))
    return "the scratch server has not all files of this extension: install them there, or point SCRATCH_URL to a server that has them";
  if (/^tablespace /.test(error.message))
    return "tablespaces belong to the server, and scratch has none of that name: point SCRATCH_URL to a server that has it";
  if (error.hint !== undefined && !/must be superuser/i.test(error.hint)) return error.hint;
  if (error.code === "42703") return "correct the column's name, or give what adds it";
  if (isMissing(error)) return "nothing in what was given makes it, in any order: give the file that does, or write the name with its schema";
  if (/already exists|specified more than once/.test(error.message)) return "it is there already: leave one out, or give it another name";
  return "correct the statement: Postgres refused it on a scratch database";
}

/** Names that a statement would have made, had it not failed. */
export function namesMade(node: StatementNode): readonly string[] {
  const { tag, fields } = tagOf(node);
  const relation = (key: string): readonly string[] => {
    const name = (fields[key] as { relname?: string } | undefined)?.relname;
    return name === undefined ? [] : [name];
  };
  const list = (key: string): readonly string[] => {
    const name = (fields[key] as { String?: { sval?: string } }[] | undefined)?.at(-1)?.String?.sval;
    return name === undefined ? [] : [name];
  };
  switch (tag) {
    case "CreateStmt":
      return relation("relation");
    case "CreateForeignTableStmt":
      return (fields["base"] as { relation?: { relname?: string } } | undefined)?.relation?.relname === undefined
        ? []
        : [String((fields["base"] as { relation: { relname: string } }).relation.relname)];
    case "ViewStmt":
      return relation("view");
    case "CreateSeqStmt":
      return relation("sequence");
    case "CreateTableAsStmt":
      return [(fields["into"] as { rel?: { relname?: string } } | undefined)?.rel?.relname ?? ""].filter((name) => name !== "");
    case "CompositeTypeStmt":
      return relation("typevar");
    case "CreateEnumStmt":
    case "CreateRangeStmt":
      return list("typeName");
    case "CreateDomainStmt":
      return list("domainname");
    case "CreateFunctionStmt":
      return list("funcname");
    case "CreateSchemaStmt":
      return typeof fields["schemaname"] === "string" ? [fields["schemaname"]] : [];
    default:
      return [];
  }
}

/** Whether a message names something as Postgres names what it does not find. */
export function speaksOf(error: unknown, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?:^|["\\s.(])${escaped}(?:$|["\\s.(\\[])`).test((error as PgError).message);
}

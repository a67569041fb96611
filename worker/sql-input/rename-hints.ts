/** `-- @renamed from X`, on a line of its own before what has another name now: a table, a column, a view, a type, a value of an enum… */
import { qualifiedName, quoteIdent } from "../../plv8/src/render/names.ts";
import { commentHints } from "./comment-hints.ts";
import type { ReadScript } from "./read-script.ts";
import type { Target } from "./rename-targets.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";
import type { SqlSource } from "./sql-source.ts";

/** Addresses, as a catalog writes them; of a function `from` may lack its arguments. */
export type RenameHint = {
  readonly from: string;
  readonly to: string;
  readonly source: SqlSource;
  readonly start: number;
  /** Of a function whose address must be looked up. */ readonly types: readonly string[] | null;
};

const HINT = /^--\s*@renamed\b(?:\s+from\s+(.*?))?\s*$/;
const IDENT = String.raw`"(?:[^"]|"")+"|[A-Za-z_][\w$]*`;
const NAME = new RegExp(String.raw`^(?:(${IDENT})\.)?(${IDENT}|'(?:[^']|'')*')(\(.*\))?$`);

type Written = { readonly schema: string | null; readonly name: string; readonly signature: string | null };
type Found = { readonly target: Target; readonly written: Written; readonly source: SqlSource; readonly start: number };

/** Kinds that belong to something else: their former name is said alone. */
const parts: ReadonlySet<string> = new Set(["column", "attribute", "value", "constraint", "trigger", "policy", "rule"]);

/** `schema`: where unqualified names go. A hint that stands before nothing, or that can't be read, is an issue. */
export function renameHints(script: ReadScript, schema: string): { readonly hints: readonly RenameHint[]; readonly issues: readonly SqlIssue[] } {
  const found: Found[] = [];
  const { hints, issues } = commentHints(script, schema, HINT, {
    code: "sql.rename-hint",
    called: "rename hint",
    nothing: "nothing that can have had another name",
    put: "put it on the line before the CREATE statement, or before the column, constraint, attribute or enum value",
  });
  const wrong: SqlIssue[] = [];
  for (const { words, target, text, source, start } of hints) {
    const name = NAME.exec(words[1] ?? "");
    const issue = (message: string, hint: string): void => {
      wrong.push(issueAt(source, start, { code: "sql.rename-hint", message, hint }, text));
    };
    if (name === null) issue("the former name can't be read", "write: -- @renamed from former_name");
    else if ((parts.has(target.kind) || target.schema === null) && name[1] !== undefined)
      issue(
        `${/^[aeiou]/u.test(target.kind) ? "an" : "a"} ${target.kind === "column" ? "column's former name has no schema or table" : `${target.kind.replaceAll("_", " ")}'s former name stands alone`}`,
        "write the former name alone",
      );
    else
      found.push({
        target,
        written: { schema: name[1] === undefined ? null : unquoted(name[1]), name: unquoted(name[2] ?? ""), signature: name[3] ?? null },
        source,
        start,
      });
  }
  return { hints: addressed(found), issues: [...issues, ...wrong] };
}

/** What belongs to something that has another name belonged to that one's former name. */
function addressed(found: readonly Found[]): readonly RenameHint[] {
  const schemas = new Map(found.flatMap(({ target, written }) => (target.kind === "schema" ? [[target.name, written.name] as const] : [])));
  const schemaOf = (name: string): string => schemas.get(name) ?? name;
  const wholes = new Map(
    found.flatMap(({ target, written }) =>
      target.schema === null || target.of !== null
        ? []
        : [[qualifiedName(target.schema, target.name), qualifiedName(written.schema ?? schemaOf(target.schema), written.name)] as const],
    ),
  );
  return found.map(({ target, written, source, start }): RenameHint => {
    const place = { source, start, types: target.types };
    if (target.schema === null) return { ...place, from: `${target.kind}:${quoteIdent(written.name)}`, to: `${target.kind}:${quoteIdent(target.name)}` };
    if (target.of === null)
      return {
        ...place,
        from: `${target.kind}:${qualifiedName(written.schema ?? schemaOf(target.schema), written.name)}${written.signature ?? ""}`,
        to: `${target.kind}:${qualifiedName(target.schema, target.name)}`,
      };
    const of = qualifiedName(target.schema, target.of);
    return {
      ...place,
      from: `${target.kind}:${wholes.get(of) ?? qualifiedName(schemaOf(target.schema), target.of)}.${quoteIdent(written.name)}`,
      to: `${target.kind}:${of}.${quoteIdent(target.name)}`,
    };
  });
}

/** As SQL reads a name: folded to lower case unless it is quoted. A value of an enum may stand in its quotes. */
function unquoted(written: string): string {
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'");
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}

import type { Address, ConstraintObject, IndexObject } from "../types/catalog.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** `CREATE [UNIQUE] INDEX name ON …` as Postgres renders it, under another name and, where asked, CONCURRENTLY. */
export function createIndex(definition: string, name: string, concurrently: boolean): string {
  const head = /^CREATE (UNIQUE )?INDEX ("(?:[^"]|"")+"|\S+) ON /iu.exec(definition);
  if (head === null) throw new Error(`not an index definition: ${definition}`);
  return `create ${head[1] === undefined ? "" : "unique "}index ${concurrently ? "concurrently " : ""}${quoteIdent(name)} on ${definition.slice(head[0].length)}`;
}

const WORD = String.raw`(?:"(?:[^"]|"")*"|[^\s."]+)`;
/** Majors differ in which words they quote: the table is told by its place in the text. */
const HEAD = new RegExp(String.raw`^(CREATE (?:UNIQUE )?INDEX )${WORD} ON (?:ONLY )?${WORD}\.${WORD} `, "u");

/** The same index on another table. */
export function definitionOn(index: IndexObject, other: { readonly schema: string; readonly name: string }, name: string): string {
  return index.definition.replace(HEAD, (_all, head: string) => `${head}${quoteIdent(name)} ON ${qualifiedName(other.schema, other.name)} `);
}

/** Its definition, with the tablespace that it is to be in. */
export function placedIndex({ definition, tablespace }: Pick<IndexObject, "definition" | "tablespace">): string {
  return tablespace === null ? definition : beforeCondition(definition, `tablespace ${quoteIdent(tablespace)}`);
}

/** Words that stand before the condition of a partial index. */
export function beforeCondition(definition: string, words: string): string {
  const tokens = sqlTokens(definition);
  let depth = 0;
  const at = tokens.findIndex(({ text, name }) => {
    if (text === "(") depth++;
    if (text === ")") depth--;
    return depth === 0 && name === "where" && !text.startsWith('"');
  });
  const text = (from: number, to?: number): string =>
    tokens
      .slice(from, to)
      .map((token) => token.text)
      .join("");
  return at === -1 ? `${definition} ${words}` : `${text(0, at)}${words} ${text(at)}`;
}

/** How many values of its expressions ANALYZE looks at. */
export function indexStatistics(index: IndexObject): readonly string[] {
  return (index.statistics ?? []).map((each) => {
    const [place = "", target = ""] = each.split("=");
    return `alter index ${qualifiedName(index.schema, index.name)} alter column ${place} set statistics ${target}`;
  });
}

/** Makes it a part of its parent's index or key, which waits for its parts. */
export function attachIndex(part: IndexObject | ConstraintObject): readonly string[] {
  return part.attached_to === undefined ? [] : [`alter index ${indexName(part.attached_to)} attach partition ${qualifiedName(part.schema, part.name)}`];
}

export function dropIndex(schema: string, name: string, concurrently: boolean): string {
  return `drop index ${concurrently ? "concurrently " : ""}${quoteIdent(schema)}.${quoteIdent(name)}`;
}

export function renameIndex(schema: string, from: string, to: string): string {
  return `alter index ${quoteIdent(schema)}.${quoteIdent(from)} rename to ${quoteIdent(to)}`;
}

/** What an interrupted build left does not come back when it is dropped. */
export function renameLeftover(schema: string, from: string, to: string): string {
  return `alter index if exists ${quoteIdent(schema)}.${quoteIdent(from)} rename to ${quoteIdent(to)}`;
}

/** `select boolean`: is the index there and valid? */
export function indexIsValid(schema: string, name: string): string {
  return indexState(schema, name, "i.indisvalid");
}

/** `select boolean`: did a cancelled build leave an invalid index? */
export function indexIsLeftover(schema: string, name: string): string {
  return indexState(schema, name, "not i.indisvalid");
}

/** `select boolean`: is there no such index? */
export function indexIsGone(schema: string, name: string): string {
  return `select pg_catalog.to_regclass(${quoteLiteral(`${quoteIdent(schema)}.${quoteIdent(name)}`)}) is null`;
}

function indexState(schema: string, name: string, condition: string): string {
  const regclass = quoteLiteral(`${quoteIdent(schema)}.${quoteIdent(name)}`);
  return `select exists (select from pg_catalog.pg_index as i where i.indexrelid = pg_catalog.to_regclass(${regclass}) and ${condition})`;
}

/** Of an index, or of the one behind a key, which has the key's name. */
export function indexName(address: Address): string {
  const found = /^(index|constraint):((?:"(?:[^"]|"")*"|[^".])+)\.(.*)$/su.exec(address);
  const [kind, schema = "", rest = ""] = found?.slice(1) ?? [];
  return `${schema}.${kind === "index" ? rest : rest.replace(/^(?:"(?:[^"]|"")*"|[^".])+\./u, "")}`;
}

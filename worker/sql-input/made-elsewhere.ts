/** Where else a text makes what a statement could not make, because it is there already. */
import { cutNames } from "./cut-names.ts";
import type { Statement } from "./read-script.ts";
import { placeOf } from "./place.ts";

/** `schema/a.sql:12`; null where nothing says the same, as a name that the database brings. */
export function madeElsewhere(statement: Statement, error: unknown, statements: readonly Statement[]): string | null {
  if (!/already exists/u.test((error as Error).message)) return null;
  const other = statements.find((each) => each !== statement && each.verdict.kind === "run" && headOf(each) === headOf(statement));
  return other === undefined ? null : `${other.source.name}:${String(placeOf(other.source.text, other.start).line)}`;
}

/** What is made, without what it is made of, by the name that Postgres gives it: `createtableshop.orders`. */
function headOf({ text }: Statement): string {
  const head = /^[^(;]*/u.exec(text.replace(/\bif\s+not\s+exists\b/iu, "").replace(/\bor\s+replace\b/iu, ""))?.[0] ?? "";
  return cutNames(head)
    .reduce((shorter, { name, cut }) => shorter.replaceAll(name, cut), head.toLowerCase())
    .replace(/\s+/gu, "");
}

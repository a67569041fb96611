/**
 * Composes the catalog reader out of its files: one query text, with or without dependents, the same for the worker, for functions inside the database and on a
 * standby.
 */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { conditionsOf, isWanted, presentSql, wantedBranches } from "./optional-parts.ts";

export type CatalogSql = {
  /** No parameter; one row `(present text[])`: what `reading` wants to know. Looks at what people made, not at what a new database has. */
  readonly present: string;
  /**
   * `$1` text[] of schema names, null for all but the system's and our own; rows in parts (`rows.sql`), by the bytes of the address. `present` null: with
   * everything; else without what is not there: the same rows, for a third of the planning, but not for the system's schemas. `dependents`, for schemas by name
   * (not null): also what stands in other schemas and needs an object in them: views, foreign keys, triggers, policies, columns… by themselves, without the
   * tables they belong to; and event triggers, which see what a plan does to them.
   */
  readonly reading: (present: readonly string[] | null, dependents: boolean) => string;
  /**
   * Rows `(address text, object jsonb)` of a text that `reading` gave, for readers inside the database; putting the parts together takes a server a fifth of
   * the time.
   */
  readonly asObjects: (reading: string) => string;
  /** No parameter; one row `(version text)` that differs whenever a row that a rendered definition can show has changed in between. */
  readonly changed: string;
  /** Settings under which all must run, as `[name, value]`. Rendered text depends on them. */
  readonly settings: readonly (readonly [string, string])[];
};

/** Keywords that 16 to 18 quote and 15 does not: quoted everywhere, so that an address is the same on every major. */
const LATER_KEYWORDS = [
  "json",
  "json_array",
  "json_arrayagg",
  "json_exists",
  "json_object",
  "json_objectagg",
  "json_query",
  "json_scalar",
  "json_serialize",
  "json_table",
  "json_value",
  "merge_action",
  "system_user",
];

const SETTINGS: CatalogSql["settings"] = [
  ["search_path", "pg_catalog, pg_temp"],
  ["TimeZone", "UTC"],
  ["DateStyle", "ISO, YMD"],
  ["IntervalStyle", "postgres"],
  ["extra_float_digits", "1"],
  ["bytea_output", "hex"],
  ["xmlbinary", "base64"],
  ["lc_monetary", "C"],
  ["quote_all_identifiers", "off"],
  ["standard_conforming_strings", "on"],
  ["row_security", "on"],
  ["jit", "off"],
  ["work_mem", "64MB"],
  // What a CTE gives is estimated badly: a nested loop over one reads 1,000 tables in seconds instead of half a second.
  ["enable_nestloop", "off"],
  // Joins as they are written, by hash: another third of the time to plan, and no worse plans.
  ["join_collapse_limit", "1"],
  ["enable_mergejoin", "off"],
];

const here = fileURLToPath(new URL(".", import.meta.url));

/** Reads and composes the files beside this one. */
export async function composeCatalogSql(directory: string = here): Promise<CatalogSql> {
  const file = async (...path: string[]): Promise<string> => readFile(join(directory, ...path), "utf8");
  const kinds = (await readdir(join(directory, "kinds"))).filter((name) => name.endsWith(".sql")).sort();
  const files: Files = {
    scope: await file("scope.sql"),
    wide: await file("scope_with_dependents.sql"),
    base: await file("base.sql"),
    kinds: await Promise.all(kinds.map((name) => file("kinds", name))),
    frame: await file("frame.sql"),
    rows: await file("rows.sql"),
    object: await file("object.sql"),
    dependents: await file("only_dependents.sql"),
  };
  const texts = new Map<string, string>();
  const reading = (present: readonly string[] | null, dependents: boolean): string => {
    const key = JSON.stringify([dependents, present]);
    const text = texts.get(key) ?? compose(files, present === null ? null : new Set(present), dependents);
    texts.set(key, text);
    return text;
  };
  return {
    reading,
    asObjects: (text) => `select r.address, ${strip(files.object)} as object\nfrom (\n${text}\n) as r`,
    present: presentSql(conditionsOf([...files.kinds, files.frame].join("\n"))),
    changed: strip(await file("changed.sql")),
    settings: SETTINGS,
  };
}

type Files = { readonly [name in "scope" | "wide" | "base" | "frame" | "rows" | "object" | "dependents"]: string } & { readonly kinds: readonly string[] };

/** `present` null: with everything. */
function compose(files: Files, present: ReadonlySet<string> | null, dependents: boolean): string {
  const part = (text: string): string => strip(wantedBranches(text, present)).replaceAll("arch_with_dependents", String(dependents));
  const objects = files.kinds.filter((text) => isWanted(text, present)).map(part);
  const shared = [part(files.base), `object as materialized (\n${objects.join("\nunion all\n")}\n)`, part(files.frame)];
  const rows = part(files.rows);
  if (!dependents) return expandIdent(`with ${[part(files.scope), ...shared].join(",\n")}\n${rows}\norder by o.address collate "C"`);
  const wide = [part(files.wide), ...shared, part(files.dependents)].join(",\n");
  return expandIdent(
    `with ${wide}\nselect r.*\nfrom (\n${rows}\n) as r\nwhere r.address in (select a.address from own_address as a union all select d.address from dependent as d)\norder by r.address collate "C"`,
  );
}

/** Without comment lines and the final newline; comments explain the files, the server need not read them. */
function strip(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("--"))
    .join("\n")
    .trim();
}

/** `arch_ident(x)` in the files is `quote_ident(x)` with one list of keywords on all majors; the query calls no function of ours. */
function expandIdent(text: string): string {
  const words = `'{${LATER_KEYWORDS.join(",")}}'::name[]`;
  return text.replace(
    /arch_ident\(((?:[\w.]+)(?:\([^()]*\))?)\)/g,
    (_, name: string) => `case when ${name} = any (${words}) then '"' || ${name}::text || '"' else quote_ident(${name}) end`,
  );
}

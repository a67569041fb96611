/**
 * A catalog for comparing what was designed with what Postgres says of it once it stands: expressions without brackets, casts and case, which Postgres writes
 * its own way, and without what only Postgres can say (names of partitions' copies, types of a view's columns, an identity's sequence).
 */
import { sqlTokens } from "../../plv8/src/catalog/sql-tokens.ts";
import { saidByPeople } from "../../plv8/src/catalog/not-null-name.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";

const onlyPostgresSays = new Set(["depends_on", "copies", "types", "sequence"]);
const typeWords = /^(?:with|without|time|zone|precision|varying|double|timestamp)$/;

/** Each object, sorted by address as catalogs are, ready for `toEqual`. */
export function plainCatalog(catalog: Catalog): readonly unknown[] {
  return catalog.objects.map((object) => plain(object.kind === "column" ? { ...object, not_null_as: saidByPeople(object.not_null_as) } : object));
}

/** What objects hang on: nothing that stands is missed by the design, but for what everything of its kind hangs on. */
export function missedDependencies(designed: Catalog, live: Catalog): readonly string[] {
  const wanted = new Map(designed.objects.map((object) => [object.address, new Set(object.depends_on)]));
  return live.objects.flatMap((object) =>
    object.depends_on
      .filter((need) => !/^(?:schema|extension):/.test(need) && wanted.get(object.address)?.has(need) !== true)
      .map((need) => `${object.address} needs ${need}`),
  );
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !onlyPostgresSays.has(key) && each !== undefined)
      .map(([key, each]) => [key, plain(each)]),
  );
}

/** Words in a row; a text that is no expression stays as good as it was. */
function plainText(text: string): string {
  const tokens = sqlTokens(text.replace(/\bE('(?:[^']|'')*')/g, (_, quoted: string) => quoted.replaceAll("\\\\", "\\")))
    .map((token) => token.text)
    .filter((token) => token.trim() !== "" && token !== "(" && token !== ")");
  const words: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? "";
    if (token === "::") {
      if (tokens[at + 1] === "pg_catalog") at += 2;
      at += 1;
      while (typeWords.test(tokens[at + 1] ?? "")) at += 1;
      if (tokens[at + 1] === "[" && tokens[at + 2] === "]") at += 2;
      continue;
    }
    words.push(/^'-?[\d.]+'$/.test(token) ? token.slice(1, -1).replace(/^-/, "- ") : /^['"$]/.test(token) ? token : token.toLowerCase());
  }
  return withoutTable(words).join(" ");
}

/** Before 16 Postgres says the table before each column of a view, even where there is but one. */
function withoutTable(words: readonly string[]): readonly string[] {
  const from = words.indexOf("from");
  const table = words[0] === "select" && words[from + 2] === "." ? words[from + 3] : undefined;
  return table === undefined
    ? words
    : words.filter(
        (word, at) =>
          !(word === table && words[at + 1] === "." && words[at - 1] !== ".") && !(word === "." && words[at - 1] === table && words[at - 2] !== "."),
      );
}

/** The two sides of a comparison, as they are named on a command line. */
import { connectionTo, looksLikeAddress } from "../../sql/connection.ts";
import { sourceName } from "../sql-input/sql-source.ts";
import { databaseAddress, WrongUsage } from "../wrong-usage.ts";

export type Side =
  | { readonly kind: "database"; readonly url: string }
  | { readonly kind: "sql"; readonly path: string }
  | { readonly kind: "model"; readonly path: string }
  /** `version` null: the one that stands in the database. */
  | { readonly kind: "stored"; readonly project: string; readonly version: number | null };

/** A database (its URL, or libpq's `host=… dbname=…`), `project@v3` or `project@applied`, a model (`.yaml`, `.yml`, `.json`), else SQL: a file or a folder. Throws where an address is none. */
export function parseSide(word: string): Side {
  if (looksLikeAddress(word)) return { kind: "database", url: databaseAddress(word, "that side") };
  const stored = /^([a-z][a-z0-9_]*)@(?:v(\d+)|applied)$/.exec(word);
  if (stored !== null) return { kind: "stored", project: stored[1] ?? "", version: stored[2] === undefined ? null : Number(stored[2]) };
  if (/^[a-z][a-z0-9_]*@\w+$/.test(word))
    throw new WrongUsage(`${word} is no stored version`, `write ${word.replace(/@.*/, "")}@v3 or ${word.replace(/@.*/, "")}@applied`);
  return /\.(ya?ml|json)$/.test(word) ? { kind: "model", path: word } : { kind: "sql", path: word };
}

/** How a side is called in messages; never with a password. */
export function sideName(side: Side): string {
  switch (side.kind) {
    case "database":
      return databaseName(side.url);
    case "stored":
      return `${side.project}@${side.version === null ? "applied" : `v${String(side.version)}`}`;
    case "model":
      return side.path;
    case "sql":
      return sourceName(side.path);
    default:
      return side satisfies never;
  }
}

function databaseName(url: string): string {
  const { database, host, port } = connectionTo(url);
  return `database ${database ?? ""} at ${host ?? ""}:${String(port)}`;
}

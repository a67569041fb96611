/** The two sides of a comparison, as they are named on a command line. */
import { databaseAddress } from "../wrong-usage.ts";

export type Side =
  | { readonly kind: "database"; readonly url: string }
  | { readonly kind: "sql"; readonly path: string }
  | { readonly kind: "model"; readonly path: string }
  /** `version` null: the one that stands in the database. */
  | { readonly kind: "stored"; readonly project: string; readonly version: number | null };

/** A database URL, `project@v3` or `project@applied`, a model (`.yaml`, `.yml`, `.json`), else SQL: a file or a folder. Throws where an address is none. */
export function parseSide(word: string): Side {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) return { kind: "database", url: databaseAddress(word, "that side") };
  const stored = /^([a-z][a-z0-9_]*)@(?:v(\d+)|applied)$/.exec(word);
  if (stored !== null) return { kind: "stored", project: stored[1] ?? "", version: stored[2] === undefined ? null : Number(stored[2]) };
  return /\.(ya?ml|json)$/.test(word) ? { kind: "model", path: word } : { kind: "sql", path: word };
}

/** How a side is called in messages; never with a password. */
export function sideName(side: Side): string {
  switch (side.kind) {
    case "database":
      return `database ${new URL(side.url).pathname.slice(1) || "?"}`;
    case "stored":
      return `${side.project}@${side.version === null ? "applied" : `v${String(side.version)}`}`;
    case "model":
    case "sql":
      return side.path;
    default:
      return side satisfies never;
  }
}

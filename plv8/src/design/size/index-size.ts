import { brinBytes } from "./brin-bytes.ts";
import { ginBytes, type GinKeys } from "./gin-bytes.ts";
import { gistRowBytes } from "./gist-bytes.ts";
import { indexRowBytes, sharesEntries } from "./index-bytes.ts";
import { rowBytes, type SizedColumn } from "./row-bytes.ts";
import { widthOf } from "./width-of.ts";

/** What an index is made of, as a catalog says it: its keys are columns, or an expression over them. */
export type IndexToSize = { readonly method: string; readonly definition: string; readonly keys: readonly string[] };

/** Bytes over so many rows, and what was taken for granted where the values decide. */
export type IndexSize = { readonly bytes: number; readonly taken: string | null };

/** How many rows of a made-up key there are in an inverted index, and how many of such keys a value has. */
const [rowsOfKey, keysOfValue] = [20, { words: 4, json: 5, items: 4, trigrams: 26 }] as const;

/**
 * Bytes that an index takes over `rows` rows of a table with these columns. Where rows share a key, `rowsPerKey` says how many.
 *
 * @example sizeOfIndex({ method: "btree", definition: "", keys: ["id"] }, [{ name: "id", type: "bigint", not_null: true }], 1_000_000).bytes // 22500000
 */
export function sizeOfIndex(index: IndexToSize, columns: readonly (SizedColumn & { readonly name: string })[], rows: number, rowsPerKey = 1): IndexSize {
  const type = (key: string): string => columns.find((column) => column.name === key)?.type ?? "text";
  const table = rowBytes(columns) * rows;
  const included =
    /\) INCLUDE \((.*?)\)/
      .exec(index.definition)?.[1]
      ?.split(", ")
      .map((name) => name.replaceAll('"', "")) ?? [];
  switch (index.method) {
    case "brin":
      return { bytes: brinBytes(table, type(index.keys[0] ?? ""), pagesPerRange(index.definition)), taken: null };
    case "gist":
      return { bytes: rows * gistRowBytes(index.keys.map(type)), taken: "values that come in no order and do not overlap much; else up to 1.5 times" };
    case "hnsw":
      return { bytes: rows * (widthOf(type(index.keys[0] ?? "")).bytes + 200), taken: null };
    case "gin":
      return inverted(index, columns, rows, table);
    default: {
      const types = [...index.keys, ...included].map(type);
      const shared = included.length === 0 && sharesEntries(types) ? rowsPerKey : 1;
      return {
        bytes:
          rows *
          indexRowBytes(
            types.map((each) => ({ type: each, not_null: true })),
            shared,
          ),
        taken: shared > 1 ? `${Math.round(shared)} rows a key` : null,
      };
    }
  }
}

function pagesPerRange(definition: string): number | undefined {
  const said = /pages_per_range='?(\d+)/.exec(definition)?.[1];
  return said === undefined ? undefined : Number(said);
}

function inverted(index: IndexToSize, columns: readonly (SizedColumn & { readonly name: string })[], rows: number, table: number): IndexSize {
  const words = (index.definition.match(/COALESCE\(/g) ?? []).length;
  const [each, bytes, what] =
    words > 0
      ? ([words * keysOfValue.words, 7, "words"] as const)
      : index.definition.includes("gin_trgm_ops")
        ? ([index.keys.length * keysOfValue.trigrams, 4, "trigrams"] as const)
        : index.definition.includes("jsonb_path_ops")
          ? ([keysOfValue.json, 4, "paths"] as const)
          : ([
              keysOfValue.items,
              widthOf((columns.find((column) => column.name === index.keys[0])?.type ?? "text[]").replace(/\[\]$/, "")).bytes,
              "items",
            ] as const);
  const group: GinKeys = { keys: Math.ceil((rows * each) / rowsOfKey), bytes, rows: rowsOfKey };
  return { bytes: ginBytes([group], { rows, pages: table / 8192 }), taken: `${each} ${what} a row, each in ${rowsOfKey} rows` };
}

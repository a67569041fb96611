/** What a table, key or index of a design takes, from the layout of pages. */
import { tableAddress } from "../../plv8/src/design/names.ts";
import { sizeOfIndex } from "../../plv8/src/design/size/index-size.ts";
import { rowBytes } from "../../plv8/src/design/size/row-bytes.ts";
import { sayBytes } from "../../plv8/src/design/size/say-size.ts";
import type { CatalogObject, ColumnObject, IndexObject } from "../../plv8/src/types/catalog.ts";

/** `126 bytes a row, 120 MiB a million`; empty for what has no size of its own, or one that the values decide. `members` by their table. */
export function sizeOfTable(object: CatalogObject, members: ReadonlyMap<string, readonly CatalogObject[]>): string {
  if (object.kind === "table") {
    if (object.partition_of !== null) return object.partition_of.bound.toLowerCase();
    const fill = /fillfactor=(\d+)/.exec(object.options.join())?.[1];
    return say(rowBytes(columnsOf(object.address, members), fill === undefined ? 100 : Number(fill)));
  }
  const index =
    object.kind === "index"
      ? object
      : object.kind === "constraint" && (object.type === "primary" || object.type === "unique")
        ? { method: "btree", definition: "", keys: object.columns, predicate: null }
        : null;
  if (index === null || !("table" in object)) return "";
  const { bytes, taken } = sizeOfIndex(index, columnsOf(tableAddress(object.schema, object.table), members), 1e6);
  return `${say(bytes / 1e6)}${index.predicate === null ? "" : " that fit"}${taken === null ? "" : ` (${taken})`}`;
}

/** An index's keys as people read them. */
export function columnsOfKeys(index: IndexObject): string {
  return /USING \w+ \((.*)/.exec(index.definition)?.[1]?.replace(/\)( WHERE .*)?$/, "") ?? index.keys.join(", ");
}

function columnsOf(table: string, members: ReadonlyMap<string, readonly CatalogObject[]>): readonly ColumnObject[] {
  return (members.get(table) ?? []).filter((object) => object.kind === "column").sort((left, right) => left.position - right.position);
}

function say(bytes: number): string {
  return `${Math.round(bytes)} bytes a row, ${sayBytes(bytes * 1e6)} a million`;
}

import type { AccessPattern } from "../../model/schema-document.ts";
import { partitionSteps } from "../../model/horizon.ts";
import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { mergeWishes, type FixedKey } from "../merge-wishes.ts";
import type { ColumnShape, IndexWish, Part } from "../part.ts";
import { indexEntryBytes } from "../size/index-bytes.ts";
import { sayRows } from "../size/say-size.ts";
import { livingPredicate } from "./soft-delete.ts";
import { rangeColumn } from "./partitions.ts";
import { rowsPerKey, type RowsPerKey } from "./rows-per-key.ts";

/** What a question asks of its index after it was looked at: less than it said, where that is as good. */
export type Narrowed = { readonly wish: IndexWish; readonly narrowed: boolean; readonly decisions: NonNullable<Part["decisions"]> };

/**
 * Most rows that a key may leave on average. `order`: an answer shows about 50, so that as many are read in any order and sorted; where writes prevail
 * ten times as many, because an index that keeps an order has an entry for each row, one on the key alone shares them. `rest`: rows read to be thrown away.
 */
const limits = {
  write_heavy: { order: 500, rest: 8 },
  oltp: { order: 50, rest: 8 },
  mixed: { order: 50, rest: 8 },
  read_heavy: { order: 0, rest: 0 },
  analytical: { order: 0, rest: 0 },
} as const;

/** Percent of the traffic from which on a question has an index of its own all the same: what that saves, it saves each time. */
const mostTraffic = 50;

/** What a row costs that is not in memory, on a disk without moving parts: an answer that is wanted within less has an index of its own. */
const msPerRow = 0.1;

/** A question whose foreign key leaves few rows is served by that key's index: sorting and filtering them costs less than the bytes of a wider one. */
export function narrow(
  wish: IndexWish,
  pattern: AccessPattern,
  thing: Thing,
  fixed: readonly FixedKey[],
  columns: readonly ColumnShape[],
  input: DesignInput,
): Narrowed {
  const summed = sumsNeedNoOrder(wish, pattern, input);
  const same: Narrowed = { wish: summed.wish, narrowed: false, decisions: summed.decisions };
  if (pattern.equals.length === 0 || (pattern.share ?? 0) >= mostTraffic || mergeWishes([wish], fixed).served.length > 0) return same;
  const fits = anchors(thing, pattern, input)
    .filter((anchor) => anchor.columns.every((column) => wish.equals.includes(column)))
    .sort((left, right) => left.rows - right.rows);
  const anchor = fits[0];
  if (anchor === undefined) return same;
  const sorted = pattern.range.length === 0 && wish.equals.length === anchor.columns.length && (wish.predicate === null || wish.predicate === livingPredicate);
  const limit = limits[input.model.workload];
  if (wish.tail.length === 0 && sorted && wish.predicate === null && wish.include.length === 0) return same;
  if (anchor.rows * msPerRow > (pattern.within_ms ?? Infinity) || anchor.rows > (sorted ? limit.order : limit.rest)) return same;
  const type = (name: string): string => columns.find((shape) => shape.name === name)?.type ?? "text";
  const wide = [...wish.equals, ...wish.tail.map((part) => part.column), ...wish.include];
  return {
    wish: { ...wish, equals: anchor.columns, tail: [], include: [], predicate: null },
    narrowed: true,
    decisions: [
      {
        subject: wish.cites,
        rule: "access.few-rows",
        reason: `${wish.serves} is served by the index of ${anchor.says}, which leaves about ${sayRows(Math.max(1, Math.round(anchor.rows)))} rows${anchor.parts > 1 ? " in each part" : ""}: they are read and ${sorted ? "sorted" : "looked through"} each time.`,
        cites: [wish.cites, ...anchor.cites],
        rejected: `an index on (${wide.join(", ")})${wish.predicate === null ? "" : ` where ${wish.predicate}`}: up to ${Math.round(indexEntryBytes(wide.map(type)))} bytes for every row, where rows with the same key share an entry`,
        cost: `reads ${sorted ? "all rows of the key, not the first of them only" : "rows that are thrown away"}`,
      },
    ],
  };
}

/** What adds up reads every row of its key: an order in the index would save a sort that nobody sees. */
function sumsNeedNoOrder(wish: IndexWish, pattern: AccessPattern, { model }: DesignInput): Narrowed {
  const kept = wish.tail.filter((part) => pattern.range.some((name) => part.column === name || part.column === `${name}_id`));
  if (pattern.aggregates.length === 0 || kept.length === wish.tail.length || model.workload === "read_heavy" || model.workload === "analytical")
    return { wish, narrowed: false, decisions: [] };
  const left = wish.tail.filter((part) => !kept.includes(part)).map((part) => part.column);
  return {
    wish: { ...wish, tail: kept },
    narrowed: false,
    decisions: [
      {
        subject: wish.cites,
        rule: "access.sum-without-order",
        reason: `${wish.serves} adds up ${pattern.aggregates.join(", ")} over every row that it finds: ${left.join(", ")} stands not in the index, the rows are sorted where their order is shown.`,
        cites: [wish.cites],
        rejected: `${left.join(", ")} after what is compared: a wider index that reads no row less`,
        cost: null,
      },
    ],
  };
}

type Anchor = RowsPerKey & { readonly parts: number };

/** Foreign keys with the rows that one value of them leaves; in each part, where the parts lie in the order that is asked for. */
function anchors(thing: Thing, pattern: AccessPattern, input: DesignInput): readonly Anchor[] {
  const parts = rangeColumn(thing, input) === pattern.sort[0]?.replace(/^-/, "") && pattern.sort.length === 1 ? partitionSteps(thing, input) : 1;
  return rowsPerKey(thing, input).map((key) => ({ ...key, rows: key.rows / parts, parts }));
}

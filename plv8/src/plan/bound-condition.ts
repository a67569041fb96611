import type { TableObject } from "../types/catalog.ts";
import { listItems } from "../catalog/list-items.ts";
import { qualifiedName, quoteLiteral, unquoteIdent } from "../render/names.ts";
import { columnsOf, type PlanContext } from "./plan-context.ts";

/**
 * What the rows of a partition with this bound have in common, in words from which Postgres itself concludes the bound, so that it reads no row when the
 * partition joins: of its parent, and of whatever that is a partition of. Null where no words are known from which it would: a key over an operator class of
 * its own, a hash of text (its own condition names no collation, and no check can leave it out).
 */
export function wholeCondition(context: PlanContext, parent: TableObject, bound: string): string | null {
  const own = boundCondition(context, parent, bound);
  if (own === null || parent.partition_of === null) return own;
  const above = context.after.get(parent.partition_of.parent);
  const rest = above?.kind === "table" ? wholeCondition(context, above, parent.partition_of.bound) : null;
  return rest === null ? null : `${own} and ${rest}`;
}

/** The parent's own part of it. */
export function boundCondition(context: PlanContext, parent: TableObject, bound: string): string | null {
  const key = keyOf(context, parent);
  if (key === null) return null;
  if (bound !== "DEFAULT")
    return key.by === "list"
      ? listCondition(key.parts, valuesOf(bound, "IN"))
      : key.by === "range"
        ? rangeCondition(key.parts, bound)
        : hashCondition(parent, key.parts, bound);
  const siblings = [...context.after.values()]
    .flatMap((each) =>
      each.kind === "table" && each.partition_of?.parent === parent.address && each.partition_of.bound !== "DEFAULT" ? [each.partition_of.bound] : [],
    )
    .sort();
  if (siblings.length === 0) return "true";
  if (key.by === "list")
    return `not (${listCondition(
      key.parts,
      siblings.flatMap((each) => valuesOf(each, "IN")),
    )})`;
  return `not (${filled(key.parts)} and (${siblings.map((each) => `(${within(key.parts, each)})`).join(" or ")}))`;
}

/** A column or expression of the key, and a constant of its type. */
type Part = { readonly name: string; readonly text: string; readonly hashed: boolean; readonly constant: (value: string) => string };
type Key = { readonly by: "range" | "list" | "hash"; readonly parts: readonly Part[] };

function keyOf(context: PlanContext, parent: TableObject): Key | null {
  const found = /^(RANGE|LIST|HASH) \((.*)\)$/su.exec(parent.partition_key ?? "");
  if (found === null) return null;
  const types = new Map(columnsOf(context.after, parent).map((column) => [column.name, column.type]));
  const parts = listItems(found[2] ?? "").map((text) => partOf(context, text, types));
  return parts.some((part) => part === null || (found[1] === "HASH" && !part.hashed))
    ? null
    : { by: (found[1] ?? "").toLowerCase() as Key["by"], parts: parts as readonly Part[] };
}

/** Without a collation. */
const bare = /^(?:smallint|integer|bigint|numeric|real|double precision|uuid|date|time|timestamp|interval|boolean|bytea|inet|cidr|macaddr|bit)\b/u;

function partOf(context: PlanContext, text: string, types: ReadonlyMap<string, string>): Part | null {
  const plain = /^("(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)((?: COLLATE .*)?)$/u.exec(text);
  if (plain !== null) {
    const name = plain[1] ?? "";
    const type = types.get(unquoteIdent(name));
    return type === undefined
      ? null
      : {
          name,
          text: plain[2] === "" ? name : `(${text})`,
          hashed: bare.test(type) || context.after.get(`enum:${type}`)?.kind === "enum",
          constant: (value) => `${value}::${type}`,
        };
  }
  // Postgres takes a constant in quotes for one of the expression's type.
  const alone = /^\(.*\)$/su.test(text) || /^[\w$."]+\(.*\)$/su.test(text);
  return alone ? { name: text, text, hashed: false, constant: (value) => (value.startsWith("'") ? value : quoteLiteral(value)) } : null;
}

function valuesOf(bound: string, word: "IN" | "FROM" | "TO"): readonly string[] {
  const at = word === "TO" ? bound.lastIndexOf("TO (") : bound.indexOf(`${word} (`);
  if (at < 0) return [];
  const inside = bound.slice(at + word.length + 2);
  return listItems(word === "FROM" ? inside.slice(0, inside.lastIndexOf(") TO (")) : inside.slice(0, inside.lastIndexOf(")")));
}

function listCondition(parts: readonly Part[], values: readonly string[]): string {
  const part = parts[0];
  if (part === undefined) return "true";
  const told = values.filter((value) => value.toUpperCase() !== "NULL").map(part.constant);
  const one =
    told.length === 0
      ? []
      : told.some((value) => value.includes("::"))
        ? [told.length === 1 ? `${part.text} = ${told[0] ?? ""}` : `${part.text} = any (array[${told.join(", ")}])`]
        : [`(${told.map((value) => `${part.text} = ${value}`).join(" or ")})`];
  return told.length < values.length ? `(${[`${part.name} is null`, ...one].join(" or ")})` : [`${part.name} is not null`, ...one].join(" and ");
}

function rangeCondition(parts: readonly Part[], bound: string): string {
  const rest = within(parts, bound);
  return rest === "true" ? filled(parts) : `${filled(parts)} and ${rest}`;
}

function filled(parts: readonly Part[]): string {
  return parts.map((part) => `${part.name} is not null`).join(" and ");
}

/** Equal leading values, then the lower and the upper end. */
function within(parts: readonly Part[], bound: string): string {
  const [from, to] = [valuesOf(bound, "FROM"), valuesOf(bound, "TO")];
  let equal = 0;
  while (equal < parts.length - 1 && from[equal] === to[equal] && !isOpen(from[equal])) equal++;
  const same = parts.slice(0, equal).map((part, at) => `${part.text} = ${part.constant(from[at] ?? "")}`);
  const rest = parts.slice(equal);
  const ends = [beyond(rest, from.slice(equal), ">", ">="), beyond(rest, to.slice(equal), "<", "<")].filter((end) => end !== null);
  return [...same, ...ends].join(" and ") || "true";
}

function isOpen(value: string | undefined): boolean {
  return value === undefined || value === "MINVALUE" || value === "MAXVALUE";
}

/** `(a > 1 or (a = 1 and b >= 2))`; null without an end. */
function beyond(parts: readonly Part[], values: readonly string[], strict: string, last: string): string | null {
  const open = values.findIndex(isOpen);
  const told = open < 0 ? values : values.slice(0, open);
  if (told.length === 0) return null;
  // Behind what is open, every row of equal leading values lies within: `to (1, maxvalue)`, `from (1, minvalue)`.
  const inclusive = open < 0 ? last : (values[open] === "MAXVALUE") === (strict === "<") ? `${strict}=` : strict;
  const ways = told.map((_value, at) => {
    const head = parts.slice(0, at).map((part, place) => `${part.text} = ${part.constant(told[place] ?? "")}`);
    const part = parts[at];
    return [...head, `${part?.text ?? ""} ${at === told.length - 1 ? inclusive : strict} ${part?.constant(told[at] ?? "") ?? ""}`].join(" and ");
  });
  return ways.length === 1 ? (ways[0] ?? null) : `(${ways.map((way) => `(${way})`).join(" or ")})`;
}

function hashCondition(parent: TableObject, parts: readonly Part[], bound: string): string | null {
  const found = /modulus (\d+), remainder (\d+)/u.exec(bound);
  if (found === null) return null;
  return `pg_catalog.satisfies_hash_partition(${quoteLiteral(qualifiedName(parent.schema, parent.name))}::pg_catalog.regclass, ${found[1] ?? ""}, ${found[2] ?? ""}, ${parts.map((part) => part.text).join(", ")})`;
}

/** Could a row lie within both bounds? Yes where it is not plain to see that it could not. */
export function bothMayHold(context: PlanContext, parent: TableObject, one: string, other: string): boolean {
  if ((one === "DEFAULT") !== (other === "DEFAULT")) return false;
  const key = keyOf(context, parent);
  if (key?.by === "list") return valuesOf(one, "IN").some((value) => valuesOf(other, "IN").includes(value));
  if (key?.by === "hash") return hashOverlap(one, other);
  return !(isBelow(valuesOf(one, "TO")[0], valuesOf(other, "FROM")[0]) || isBelow(valuesOf(other, "TO")[0], valuesOf(one, "FROM")[0]));
}

function hashOverlap(one: string, other: string): boolean {
  const [left, right] = [one, other].map((bound) => /modulus (\d+), remainder (\d+)/u.exec(bound)?.slice(1).map(Number) ?? [1, 0]);
  const [modulus, remainder, others, rest] = [left?.[0] ?? 1, left?.[1] ?? 0, right?.[0] ?? 1, right?.[1] ?? 0];
  const least = Math.min(modulus, others);
  return remainder % least === rest % least;
}

/** Numbers by their value, moments and words of one length by their letters. */
function isBelow(end: string | undefined, start: string | undefined): boolean {
  if (end === undefined || start === undefined || isOpen(end) || isOpen(start)) return false;
  const [left, right] = [end, start].map((value) => value.replaceAll("'", ""));
  if (left === undefined || right === undefined) return false;
  if (/^-?\d+(\.\d+)?$/u.test(left) && /^-?\d+(\.\d+)?$/u.test(right)) return Number(left) <= Number(right);
  return left === right || (/^\d{4}-\d\d-\d\d/u.test(left) && /^\d{4}-\d\d-\d\d/u.test(right) && left <= right);
}

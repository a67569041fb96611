import { compareCodePoints } from "./compare-code-points.ts";

/** Plain data whose numbers are integers. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/**
 * JSON text with one form per value: keys by code point, no whitespace, integers only, `undefined` members left out. Throws on anything else,
 * because a value that has two texts has two fingerprints.
 *
 * @example canonicalJson({ b: [1, true], a: "x" }) // '{"a":"x","b":[1,true]}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return integer(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`canonical JSON has no ${typeof value}`);
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members)
    .filter((key) => members[key] !== undefined)
    .sort(compareCodePoints);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(members[key])}`).join(",")}}`;
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw new TypeError(`canonical JSON has safe integers only, not ${String(value)}; larger numbers travel as text`);
  return String(value);
}

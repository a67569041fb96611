import type { Attribute } from "../../model/schema-attribute.ts";
import { quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { TypeChoice } from "./types.ts";

/** The types beyond the plain ones. */
export type SpecialAttribute = Extract<
  Attribute,
  { readonly type: "long_text" | "duration" | "phone" | "url" | "country" | "ip" | "file" | "point" | "vector" | "range" | "list" }
>;

const rangeTypes = { integer: "int8range", decimal: "numrange", date: "daterange", timestamp: "tstzrange" } as const;
const itemTypes = { text: "text", integer: "integer", decimal: "numeric", date: "date", uuid: "uuid" } as const;

/** Chooses the column type of an attribute that is not plain. */
export function chooseSpecialType(name: string, attribute: SpecialAttribute): TypeChoice {
  const column = quoteIdent(name);
  const given = "default" in attribute && attribute.default !== undefined ? `${quoteLiteral(attribute.default)}::text` : null;
  const choice = (type: string, reason: string, rejected: string | null, ...checks: readonly (readonly [string, string, string])[]): TypeChoice => ({
    type,
    default: given,
    reason,
    rejected,
    checks: checks.map(([suffix, condition, comment]) => ({ suffix, condition, comment })),
  });
  switch (attribute.type) {
    case "long_text":
      return choice(
        "text",
        "Compressed and moved out of the row when it is long; it is read and searched by words, never compared.",
        "a large object: no rights, no transactions of its own row",
      );
    case "duration":
      return choice(
        "interval",
        "Months, days and seconds are kept apart, so that a month stays a month.",
        "a number of seconds: a day is not always 24 hours long",
        ["positive", `${column} >= '00:00:00'::interval`, `${name} is not negative.`],
      );
    case "phone":
      return choice(
        "text",
        "The international form is the only one that is the same everywhere; digits are not a number.",
        "bigint: loses the plus and leading zeros",
        ["format", `${column} ~ '^\\+[1-9][0-9]{6,14}$'::text`, `${name} is + and 7 to 15 digits (E.164).`],
      );
    case "url":
      return choice(
        "text",
        "Text with a scheme; whether it answers shows only by asking.",
        "a stricter pattern: it refuses addresses that work",
        ["format", `${column} ~ '^https?://[^[:space:]]+$'::text`, `${name} starts with http:// or https://.`],
        ["length", `char_length(${column}) <= 2048`, `${name} has at most 2048 characters, as browsers allow.`],
      );
    case "country":
      return choice(
        "text",
        "The two letters of ISO 3166; what is a country changes, the form does not.",
        "char(2): padded, and compared with blanks cut; an enum: its values can't be taken back",
        ["format", `${column} ~ '^[A-Z]{2}$'::text`, `${name} is two capital letters (ISO 3166).`],
      );
    case "ip":
      return choice("inet", "7 or 19 bytes, with networks, and compared as addresses.", "text: 10.0.0.9 would come after 10.0.0.10");
    case "file":
      return choice(
        "text",
        "The key under which a store keeps the file; the bytes would bloat backups and caches.",
        "bytea: each read and each backup would carry the file",
        ["length", `char_length(${column}) >= 1 AND char_length(${column}) <= 1024`, `${name} has 1 to 1024 characters, as object stores allow.`],
      );
    case "point":
      return choice(
        "point",
        "Longitude first, then latitude, as map services do; indexable without an extension.",
        "two numbers: one could be there without the other; a geography type: needs an extension, worth it for shapes",
        ["degrees", `${column} <@ '(180,90),(-180,-90)'::box`, `${name} is (longitude, latitude) in degrees.`],
      );
    case "vector":
      return choice(
        `public.vector(${attribute.dimensions})`,
        `${attribute.dimensions} numbers, indexed by likeness.`,
        "an array: nearest neighbours would be found by reading every row",
      );
    case "range":
      return choice(
        rangeTypes[attribute.of],
        "Both ends in one value: one can't be there without the other, overlap is one operator, and an index serves it.",
        "two columns: the end before the start is one typo away",
        ["filled", `NOT isempty(${column})`, `${name} is not empty.`],
      );
    case "list":
      return choice(
        `${itemTypes[attribute.of]}[]`,
        "Read and written in one piece: an array in the row. Items without a value are refused.",
        "a table of its own (use: items): one more join for what is never asked for by item",
        ["items", `array_position(${column}, NULL::${itemTypes[attribute.of]}) IS NULL`, `Every item of ${name} has a value.`],
        ...(attribute.most === undefined
          ? []
          : [["most", `cardinality(${column}) <= ${attribute.most}`, `${name} has at most ${attribute.most} items.`] as const]),
      );
    default:
      return attribute satisfies never;
  }
}

import type { Attribute } from "../../model/schema-attribute.ts";
import { currencyDigits } from "../../model/vocabulary.ts";
import { quoteIdent, quoteLiteral } from "../../render/names.ts";
import { statesOf } from "../../model/table-shape.ts";
import { chooseSpecialType } from "./special-types.ts";

/** What an attribute's type becomes: a column type, a default, and the checks that the type itself needs. */
export type TypeChoice = {
  readonly type: string;
  readonly default: string | null;
  readonly checks: readonly { readonly suffix: string; readonly condition: string; readonly comment: string }[];
  readonly reason: string;
  readonly rejected: string | null;
};

type Check = TypeChoice["checks"][number];

/** Chooses the column type of an attribute. */
export function chooseType(name: string, attribute: Attribute): TypeChoice {
  const column = quoteIdent(name);
  const plain = (type: string, given: string | null, reason: string, rejected: string | null, checks: readonly Check[] = []): TypeChoice => ({
    type,
    default: given,
    checks,
    reason,
    rejected,
  });
  switch (attribute.type) {
    case "text": {
      const checks = [
        ...(attribute.length === undefined
          ? []
          : [{ suffix: "length", condition: `char_length(${column}) <= ${attribute.length}`, comment: `${name} has at most ${attribute.length} characters.` }]),
        ...(attribute.pattern === undefined
          ? []
          : [{ suffix: "pattern", condition: `${column} ~ ${quoteLiteral(attribute.pattern)}::text`, comment: `${name} matches ${attribute.pattern}` }]),
      ];
      return plain(
        "text",
        text(attribute.default),
        attribute.length === undefined
          ? "text has no length that could be too short."
          : "A check can be changed without a rewrite; varchar(n) can't be shortened.",
        "varchar(n)",
        checks,
      );
    }
    case "email":
      return plain(
        "text",
        text(attribute.default),
        "An address is text with one @ between two parts; whether it exists shows only by writing to it.",
        "a longer pattern: it refuses addresses that work",
        [
          { suffix: "format", condition: `${column} ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text`, comment: `${name} looks like an address.` },
          { suffix: "length", condition: `char_length(${column}) <= 254`, comment: `${name} has at most 254 characters, as mail allows.` },
        ],
      );
    case "integer":
      return attribute.size === "big"
        ? plain("bigint", number(attribute.default), "size: big says that two billion are not enough.", "integer", limits(name, attribute, "bigint"))
        : plain(
            "integer",
            number(attribute.default),
            "Two billion are enough, as long as size is normal.",
            "smallint: saves nothing after alignment",
            limits(name, attribute, "integer"),
          );
    case "decimal":
      return plain(
        `numeric(${attribute.digits},${attribute.scale})`,
        number(attribute.default),
        "Exact, with a fixed number of digits after the point.",
        "double precision: rounds",
        limits(name, attribute, "numeric"),
      );
    case "money":
      return plain(
        `numeric(19,${currencyDigits(attribute.currency)})`,
        number(attribute.default),
        `Exact, with ${attribute.currency}'s ${currencyDigits(attribute.currency)} digits after the point.`,
        "money: its meaning hangs on the server's locale; double precision: rounds",
        limits(name, attribute, "numeric"),
      );
    case "boolean":
      return plain("boolean", attribute.default === undefined ? null : String(attribute.default), "True, false, or unknown where it is not required.", null);
    case "date":
      return plain("date", attribute.default === undefined ? null : "CURRENT_DATE", "A day without a time.", null);
    case "timestamp":
      return plain(
        "timestamp with time zone",
        attribute.default === undefined ? null : "now()",
        "A moment, the same in every time zone.",
        "timestamp without time zone: a moment only together with a zone that is nowhere",
      );
    case "uuid":
      return plain("uuid", null, "16 bytes, compared as such.", "text: 37 bytes");
    case "json":
      return plain("jsonb", null, "Keys that vary from row to row, indexable and checked for form.", "json: parsed anew at each use");
    case "choice":
      return plain("text", text(attribute.default), "A value more is a changed check; an enum's value can't be taken back.", "enum", [
        valuesCheck(name, attribute.values),
      ]);
    case "state":
      return plain("text", text(attribute.initial), "A state more is a changed check; an enum's value can't be taken back.", "enum", [
        valuesCheck(name, statesOf(attribute)),
      ]);
    default:
      return chooseSpecialType(name, attribute);
  }
}

function text(value: string | undefined): string | null {
  return value === undefined ? null : `${quoteLiteral(value)}::text`;
}

function number(value: number | string | undefined): string | null {
  return value === undefined ? null : literal(value);
}

/** A number as Postgres prints it in an expression: negative ones in brackets. */
function literal(value: number | string): string {
  const plain = String(value);
  return plain.startsWith("-") ? `(${plain})` : plain;
}

function limits(
  name: string,
  attribute: { readonly min?: number | string | undefined; readonly max?: number | string | undefined },
  type: string,
): readonly Check[] {
  const cast = (value: number | string): string => (type === "integer" ? literal(value) : `(${String(value)})::${type}`);
  return [
    ...(attribute.min === undefined
      ? []
      : [{ suffix: "min", condition: `${quoteIdent(name)} >= ${cast(attribute.min)}`, comment: `${name} is at least ${attribute.min}.` }]),
    ...(attribute.max === undefined
      ? []
      : [{ suffix: "max", condition: `${quoteIdent(name)} <= ${cast(attribute.max)}`, comment: `${name} is at most ${attribute.max}.` }]),
  ];
}

function valuesCheck(name: string, values: readonly string[]): Check {
  return {
    suffix: "values",
    condition: `${quoteIdent(name)} = ANY (ARRAY[${values.map((value) => `${quoteLiteral(value)}::text`).join(", ")}])`,
    comment: `${name} is one of: ${values.join(", ")}.`.slice(0, 1000),
  };
}

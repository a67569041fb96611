import type { ColumnObject, ConstraintObject } from "../../../plv8/src/types/catalog.ts";
import type { DraftAttribute } from "./document.ts";

/** Values of the enum types of the schema, by type name as a column says it. */
export type EnumValues = ReadonlyMap<string, readonly string[]>;

const plainTypes: Readonly<Record<string, DraftAttribute>> = {
  text: { type: "text" },
  "character varying": { type: "text" },
  smallint: { type: "integer" },
  integer: { type: "integer" },
  bigint: { type: "integer", size: "big" },
  numeric: { type: "decimal", digits: 38, scale: 9 },
  boolean: { type: "boolean" },
  date: { type: "date" },
  "timestamp with time zone": { type: "timestamp" },
  "timestamp without time zone": { type: "timestamp" },
  uuid: { type: "uuid" },
  jsonb: { type: "json", variable: true },
  json: { type: "json", variable: true },
  interval: { type: "duration" },
  inet: { type: "ip" },
  cidr: { type: "ip" },
  point: { type: "point" },
  int4range: { type: "range", of: "integer" },
  numrange: { type: "range", of: "decimal" },
  daterange: { type: "range", of: "date" },
  tstzrange: { type: "range", of: "timestamp" },
  "text[]": { type: "list", of: "text", use: "whole" },
  "integer[]": { type: "list", of: "integer", use: "whole" },
  "numeric[]": { type: "list", of: "decimal", use: "whole" },
  "date[]": { type: "list", of: "date", use: "whole" },
  "uuid[]": { type: "list", of: "uuid", use: "whole" },
};

/** An attribute for a column, from its type, its default and the checks of it alone; null: no type of the language stands for it. */
export function inferAttribute(column: ColumnObject, checks: readonly ConstraintObject[], enums: EnumValues): DraftAttribute | null {
  const base = baseOf(column.type, enums);
  if (base === null || column.generated !== null || column.identity !== null) return null;
  return {
    ...base,
    ...(column.not_null ? { required: true } : {}),
    ...defaultOf(base, column.default),
    ...(column.comment === null ? {} : { is: column.comment }),
    ...(Object.assign({}, ...checks.map((check) => limitOf(base, column.name, check.definition))) as Record<string, unknown>),
  };
}

function baseOf(type: string, enums: EnumValues): DraftAttribute | null {
  const sized = /^(?:character varying|character)\((\d+)\)$/.exec(type);
  if (sized !== null) return { type: "text", length: Number(sized[1]) };
  const exact = /^numeric\((\d+),(\d+)\)$/.exec(type);
  if (exact !== null) return { type: "decimal", digits: Number(exact[1]), scale: Number(exact[2]) };
  const vector = /^(?:public\.)?vector\((\d+)\)$/.exec(type);
  if (vector !== null) return { type: "vector", dimensions: Number(vector[1]) };
  const values = enums.get(type);
  if (values !== undefined) return { type: "choice", values: [...values] };
  return plainTypes[type.replace(/^(timestamp|interval|time)\(\d+\)/, "$1")] ?? null;
}

/** Only a constant, or the moment: what else is computed has no place in a model. */
function defaultOf(base: DraftAttribute, expression: string | null): Record<string, unknown> {
  if (expression === null) return {};
  if (base.type === "timestamp" && /^(now\(\)|CURRENT_TIMESTAMP)$/.test(expression)) return { default: "now" };
  if (base.type === "date" && expression === "CURRENT_DATE") return { default: "today" };
  if (base.type === "boolean" && /^(true|false)$/.test(expression)) return { default: expression === "true" };
  const text = /^'((?:[^']|'')*)'::[\w ."[\]()]+$/.exec(expression)?.[1]?.replaceAll("''", "'");
  if (base.type === "integer" || base.type === "decimal") {
    const number = text ?? expression.replace(/^\((-?[\d.]+)\)(::\w+)?$/, "$1");
    if (/^-?\d+$/.test(number)) return { default: base.type === "integer" ? Number(number) : number };
    return base.type === "decimal" && /^-?\d+\.\d+$/.test(number) ? { default: number } : {};
  }
  return text !== undefined && ["text", "choice"].includes(base.type) ? { default: text } : {};
}

/** `min`, `max`, `length`, `values` or `pattern`, where a check says just that of one column. */
function limitOf(base: DraftAttribute, column: string, definition: string): Record<string, unknown> {
  const name = column.replaceAll(/[^\w]/g, "\\$&");
  const bound = new RegExp(`^CHECK \\(\\(${name} (>=|<=) \\(?(-?[\\d.]+)\\)?(?:::\\w+)?\\)\\)$`).exec(definition);
  if (bound !== null && ["integer", "decimal"].includes(base.type))
    return { [bound[1] === ">=" ? "min" : "max"]: base.type === "integer" ? Number(bound[2]) : bound[2] };
  const length = new RegExp(`^CHECK \\(\\((?:char_)?length\\(\\(?${name}\\)?(?:::text)?\\) <= (\\d+)\\)\\)$`).exec(definition);
  if (length !== null && base.type === "text") return { length: Number(length[1]) };
  const values = new RegExp(`^CHECK \\(\\(\\(?${name}\\)?(?:::text)? = ANY \\(\\(?ARRAY\\[(.*)\\]\\)?(?:::text\\[\\])?\\)\\)\\)$`).exec(definition);
  const items = values?.[1]?.match(/'(?:[^']|'')*'/g);
  if (items != null && base.type === "text") return { type: "choice", values: items.map((item) => item.slice(1, -1).replaceAll("''", "'")), length: undefined };
  return {};
}

import { quoteLiteral } from "../render/names.ts";

const integers: Readonly<Record<string, readonly [string, string]>> = {
  smallint: ["-32768", "32767"],
  integer: ["-2147483648", "2147483647"],
  bigint: ["-9223372036854775808", "9223372036854775807"],
};

const patterns: Readonly<Record<string, string>> = {
  smallint: "^\\s*[+-]?\\d{1,5}\\s*$",
  integer: "^\\s*[+-]?\\d{1,10}\\s*$",
  bigint: "^\\s*[+-]?\\d{1,19}\\s*$",
  numeric: "^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)\\s*$",
  uuid: "^\\s*[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\\s*$",
  boolean: "^\\s*(t|f|true|false|y|n|yes|no|on|off|1|0)\\s*$",
};

/** Condition that is true for values a plain cast can't carry over; null when every value fits or only the expression knows. */
export function castObstacle(column: string, from: string, to: string, forward: string): string | null {
  if (forward !== `${column}::${to}`) return null;
  const range = integers[to];
  const numeric = ["smallint", "integer", "bigint", "real", "double precision"].includes(from) || from.startsWith("numeric");
  if (range !== undefined && numeric) return order(from) >= 0 && order(from) <= order(to) ? null : `${column} not between ${range[0]} and ${range[1]}`;
  if (["text", "character varying"].some((text) => from.startsWith(text))) {
    const pattern = patterns[to] ?? (to.startsWith("numeric") ? patterns["numeric"] : undefined);
    if (pattern !== undefined) return `${column} !~* ${quoteLiteral(pattern)}`;
    const length = /^character varying\((\d+)\)$/u.exec(to)?.[1];
    if (length !== undefined) return `pg_catalog.char_length(${column}) > ${length}`;
  }
  const precision = /^numeric\((\d+),(\d+)\)$/u.exec(to);
  if (precision !== null && numeric) return `pg_catalog.abs(${column}) >= 10::numeric ^ ${String(Number(precision[1]) - Number(precision[2]))}`;
  return null;
}

function order(type: string): number {
  return ["smallint", "integer", "bigint"].indexOf(type);
}

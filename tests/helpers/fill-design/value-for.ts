/** Values for columns, as expressions of a row's number. */
import type { Declared } from "../../../plv8/src/ops/declare.ts";
import type { ColumnObject } from "../../../plv8/src/types/catalog.ts";
import type { Wanted } from "./wanted-tables.ts";

/** A value by type, different enough to be told apart, small enough that sums and comparisons hold for many rows. */
export function valueFor(column: ColumnObject, wanted: Wanted, { model }: Pick<Declared, "model" | "design">): string {
  const one = wanted.checks
    .map((check) => new RegExp(`\\(\\(?${column.name} = ANY \\(ARRAY\\[(.*?)\\]\\)`).exec(check)?.[1])
    .find((found) => found !== undefined);
  const noise = `abs(hashint8(g * 131 + ${column.position}))`;
  if (one !== undefined) return `(array[${one}])[1 + ${noise} % ${one.split("::text").length - 1}]`;
  const attribute = Object.values(model.entities).find((entity) => entity.plural === wanted.table.name)?.attributes[column.name];
  const pattern = attribute !== undefined && "pattern" in attribute ? attribute.pattern : undefined;
  const value = ((): string => {
    switch (true) {
      case column.type === "uuid":
        return "gen_random_uuid()";
      case column.type === "boolean":
        return `${noise} % 2 = 0`;
      case column.type === "date":
        return `date '2026-01-01' + (${noise} % 700)::int`;
      case column.type.startsWith("timestamp"):
        return `timestamptz '2026-01-01' + (${noise} % 63072000) * interval '1 second'`;
      case column.type === "interval":
        return `(${noise} % 1000) * interval '1 minute'`;
      case column.type === "integer" || column.type === "bigint":
        return `(1 + ${noise} % 4)${column.name === "number" || column.name === "position" || column.name === "line" ? " * 100000000 / 100000000 + g" : ""}`;
      case column.type.startsWith("numeric"):
        return `(1 + ${noise} % 4)::numeric`;
      case column.type === "inet":
        return `('10.' || ${noise} % 250 || '.' || g % 250 || '.1')::inet`;
      case column.type === "point":
        return `point(${noise} % 300 - 150, g % 150 - 75)`;
      case column.type === "jsonb":
        return `jsonb_build_object('k' || ${noise} % 20, 'v' || ${noise} % 1000, 'n', ${noise} % 50)`;
      case column.type === "daterange":
        return `daterange(date '2026-01-01' + (g * 3)::int % 3000000, date '2026-01-01' + (g * 3)::int % 3000000 + 2)`;
      case column.type === "tstzrange":
        return `tstzrange(timestamptz '2026-01-01' + g * interval '2 hours', timestamptz '2026-01-01' + g * interval '2 hours' + interval '1 hour')`;
      case column.type === "numrange":
        return `numrange(0, 1 + ${noise} % 100)`;
      case column.type === "int8range":
        return `int8range(0, 1 + ${noise} % 100)`;
      case column.type === "text[]":
        return `array['t' || ${noise} % 300, 't' || g % 200]`;
      default:
        return column.type === "text"
          ? textFor(attribute?.type ?? "text", pattern, noise, attribute !== undefined && "length" in attribute ? (attribute.length ?? 24) : 24)
          : `null::${column.type}`;
    }
  })();
  return column.not_null ? value : `case when ${noise} % 3 > 0 then ${value} end`;
}

function textFor(type: string, pattern: string | undefined, noise: string, length: number): string {
  if (type === "email") return "'m' || g || '@example.org'";
  if (type === "phone") return "'+41' || (440000000 + g)";
  if (type === "url") return "'https://example.org/' || g";
  if (type === "country") return `(array['CH', 'IE', 'LI', 'AT'])[1 + ${noise} % 4]`;
  if (type === "long_text") return `'some words ' || md5(g::text) || ' w' || ${noise} % 500 || ' and more of them'`;
  const fitting = pattern === undefined ? undefined : patterns.find(([form]) => form.test(pattern));
  if (pattern !== undefined && fitting === undefined) throw new Error(`no text is known for the pattern ${pattern}`);
  return (
    fitting?.[1] ??
    `left(lpad(g::text, 24, 'w'), ${length})`.replace(
      "left(lpad(g::text, 24, 'w')",
      length < 24 ? `right(lpad(g::text, 24, 'w')` : "left(lpad(g::text, 24, 'w')",
    )
  );
}

/** Texts for the patterns of the templates. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\^\//, "'/p' || g"],
  [/^\^\[a-z\]\{2,3\}/, "(array['en', 'de', 'fr', 'it'])[1 + g % 4]"],
  [/0-9a-f.*\{64\}/, "md5(g::text) || md5((g + 1)::text)"],
  [/^\^\[A-Z\]\{3\}\$$/, "chr(65 + (g / 676 % 26)::int) || chr(65 + (g / 26 % 26)::int) || chr(65 + (g % 26)::int)"],
  [/A-Z0-9/, "'C' || lpad(g::text, 8, '0')"],
  [/a-z/, "'s' || g"],
  [/0-9/, "lpad(g::text, 8, '0')"],
  [/space/, "'s' || g"],
];

import { quoteIdent } from "../names.ts";

const numbers = new Set(["smallint", "integer", "bigint", "numeric", "real", "double precision"]);
const texts = new Set(["text", "character varying", "character", "name", '"char"']);

/** The casts that Postgres has between its own types, but those to and from text: every type has these. */
const casts: Readonly<Record<string, string>> = {
  smallint: "integer, bigint, numeric, real, double precision, oid",
  integer: 'smallint, bigint, numeric, real, double precision, oid, bit, boolean, money, "char"',
  bigint: "smallint, integer, numeric, real, double precision, oid, bit, money",
  numeric: "smallint, integer, bigint, real, double precision, money",
  real: "smallint, integer, bigint, numeric, double precision",
  "double precision": "smallint, integer, bigint, numeric, real",
  oid: "integer, bigint",
  money: "numeric",
  boolean: "integer",
  '"char"': "integer",
  bit: "integer, bigint, bit varying",
  "bit varying": "bit",
  date: "timestamp without time zone, timestamp with time zone",
  interval: "time without time zone",
  "time without time zone": "interval, time with time zone",
  "time with time zone": "time without time zone",
  "timestamp without time zone": "date, time without time zone, timestamp with time zone",
  "timestamp with time zone": "date, time without time zone, time with time zone, timestamp without time zone",
  json: "jsonb",
  jsonb: "json, boolean, smallint, integer, bigint, numeric, real, double precision",
  cidr: "inet",
  inet: "cidr",
  macaddr: "macaddr8",
  macaddr8: "macaddr",
  box: "circle, lseg, point, polygon",
  circle: "box, point, polygon",
  lseg: "point",
  path: "polygon",
  point: "box",
  polygon: "box, circle, path, point",
  int4range: "int4multirange",
  int8range: "int8multirange",
  numrange: "nummultirange",
  daterange: "datemultirange",
  tsrange: "tsmultirange",
  tstzrange: "tstzmultirange",
};
/** What 18 has besides. */
const casts18: Readonly<Record<string, string>> = { smallint: "bytea", integer: "bytea", bigint: "bytea", bytea: "smallint, integer, bigint" };

/** ` using n::date`; nothing where Postgres casts by itself. */
export function usingClause(column: string, from: string, to: string, major: number): string {
  return castsItself(from, to) ? "" : ` using ${quoteIdent(column)}::${throughText(from, to, major)}${to}`;
}

/** Does Postgres cast by itself where no USING may be said? To a text it does from everything. */
export function castsUnasked(from: string, to: string): boolean {
  return castsItself(from, to) || (texts.has(bare(to)) && bare(to) !== '"char"');
}

/** `text::` where there is no way but through the text of a value; else nothing. */
export function throughText(from: string, to: string, major: number): string {
  if (castsItself(from, to) || hasCast(from, to, major)) return "";
  return `text${from.endsWith("[]") && to.endsWith("[]") ? "[]" : ""}::`;
}

function castsItself(from: string, to: string): boolean {
  const [former, later] = [bare(from), bare(to)];
  const arrays = [from, to].filter((type) => type.endsWith("[]")).length;
  return (former === later && arrays !== 1) || (arrays === 0 && ((numbers.has(former) && numbers.has(later)) || (texts.has(former) && texts.has(later))));
}

/** Straight on, or through the text of a value where Postgres has no cast between the two (an enum and another, a boolean and a date). */
function hasCast(from: string, to: string, major: number): boolean {
  const [former, later] = [bare(from), bare(to)];
  if (from.endsWith("[]") !== to.endsWith("[]")) return to.endsWith("[]") && texts.has(former);
  if (former === later || texts.has(former) || texts.has(later)) return true;
  const targets = [casts[former], major < 18 ? undefined : casts18[former]].flatMap((list) => list?.split(", ") ?? []);
  return targets.includes(later);
}

function bare(type: string): string {
  return type.replace(/\[\]$/u, "").replace(/\([^)]*\)/u, "");
}

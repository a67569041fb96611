/** A function that an expression may call. `stable` ones may not stand in rules, where the same row must always give the same answer. */
export type AllowedFunction = { readonly min: number; readonly max: number; readonly stable?: true };

const exactly = (count: number): AllowedFunction => ({ min: count, max: count });
const between = (min: number, max: number): AllowedFunction => ({ min, max });

/** Functions without side effects, each in pg_catalog, by name. */
export const allowedFunctions: Readonly<Record<string, AllowedFunction>> = {
  abs: exactly(1),
  btrim: between(1, 2),
  ceil: exactly(1),
  char_length: exactly(1),
  concat: { min: 1, max: 50, stable: true },
  concat_ws: { min: 2, max: 50, stable: true },
  date_trunc: { min: 2, max: 2, stable: true },
  floor: exactly(1),
  initcap: exactly(1),
  jsonb_typeof: exactly(1),
  left: exactly(2),
  length: exactly(1),
  lower: exactly(1),
  lpad: between(2, 3),
  ltrim: between(1, 2),
  md5: exactly(1),
  mod: exactly(2),
  now: { min: 0, max: 0, stable: true },
  octet_length: exactly(1),
  power: exactly(2),
  regexp_replace: between(3, 4),
  replace: exactly(3),
  reverse: exactly(1),
  right: exactly(2),
  round: between(1, 2),
  rpad: between(2, 3),
  rtrim: between(1, 2),
  sign: exactly(1),
  split_part: exactly(3),
  sqrt: exactly(1),
  starts_with: exactly(2),
  strpos: exactly(2),
  substr: between(2, 3),
  to_char: { min: 2, max: 2, stable: true },
  translate: exactly(3),
  trunc: between(1, 2),
  upper: exactly(1),
};

/** Forms of the SQL grammar that look like functions; they belong to no schema. */
export const allowedForms: Readonly<Record<string, AllowedFunction>> = {
  coalesce: between(1, 50),
  nullif: exactly(2),
  greatest: between(1, 50),
  least: between(1, 50),
};

/** Types that a cast may name, with the text that is printed. Those that are no SQL keyword are qualified. */
export const allowedTypes: Readonly<Record<string, string>> = {
  text: "pg_catalog.text",
  varchar: "pg_catalog.text",
  integer: "integer",
  int: "integer",
  int4: "integer",
  bigint: "bigint",
  int8: "bigint",
  smallint: "smallint",
  int2: "smallint",
  numeric: "numeric",
  decimal: "numeric",
  boolean: "boolean",
  bool: "boolean",
  date: "pg_catalog.date",
  timestamptz: "timestamp with time zone",
  uuid: "pg_catalog.uuid",
  interval: "interval",
  jsonb: "pg_catalog.jsonb",
  "double precision": "double precision",
  "timestamp with time zone": "timestamp with time zone",
};

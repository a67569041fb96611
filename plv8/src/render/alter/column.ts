import type { ColumnObject } from "../../types/catalog.ts";
import { alterColumnType, columnSettings, dropIdentity, dropNotNull, setColumnDefault, setIdentity, setNotNull } from "../alter-column.ts";
import { sayCounter } from "../counter.ts";
import { changeNotNullAs } from "../hidden-parts.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../names.ts";
import { ownStorage } from "../own-storage.ts";
import { because, type Alter, type Alteration, type Pair, type Scene } from "./alteration.ts";
import { castsUnasked, usingClause } from "./cast.ts";
import { alterOptions } from "./options.ts";
import { changedCounter } from "./sequence.ts";

/** A column's values stay; only what is generated is computed again. A type gives its default and its checks up first and takes them again. */
export const alterColumn: Alter<ColumnObject> = ({ before, after }, has, scene) => {
  const table = qualifiedName(after.schema, after.table);
  if (isOfView(after)) return settleHidden(before, after);
  const generated = has("generated") ? alterGenerated({ before, after }, scene) : [];
  if ("because" in generated) return generated;
  const retyped = has("type", "collation");
  if (retyped && before.generated !== null && after.generated !== null && !castsUnasked(before.type, after.type))
    return because(`Postgres casts no ${before.type} to ${after.type} by itself, and a computed column takes no USING`);
  const ofDefault = scene.childrenDiffer(after, "default") ? `only ${table}` : table;
  const moves = has("default") || retyped;
  return [
    ...(before.generated !== null && after.generated === null ? generated : []),
    ...(before.identity !== null && after.identity === null ? [dropIdentity(table, after.name)] : []),
    ...(moves && before.default !== null && (retyped || after.default === null) && after.generated === null
      ? [setColumnDefault(ofDefault, after.name, null)]
      : []),
    ...(before.identity !== null && after.identity !== null && isNarrower(before.identity, after.identity)
      ? alterIdentity(table, after.name, before.identity, after.identity)
      : []),
    ...(retyped ? [`${alterColumnType(table, after.name, after.type, after.collation)}${after.generated === null ? usingOf(before, after, scene) : ""}`] : []),
    ...(before.generated !== null && after.generated !== null ? generated : []),
    ...(moves && after.default !== null ? [setColumnDefault(ofDefault, after.name, after.default)] : []),
    ...(has("not_null") ? [after.not_null ? setNotNull(table, after.name) : dropNotNull(table, after.name)] : []),
    ...(has("not_null_as", "not_null") && after.not_null ? changeNotNullAs(after, before.not_null ? before.not_null_as : undefined) : []),
    ...(after.identity === null
      ? []
      : before.identity === null
        ? becomeIdentity(table, after, after.identity)
        : isNarrower(before.identity, after.identity)
          ? []
          : alterIdentity(table, after.name, before.identity, after.identity)),
    ...(after.identity !== null && has("counter") ? sayCounter(before, after) : []),
    ...(retyped || has("storage", "compression", "statistics")
      ? settings(table, retyped ? { ...before, storage: null, compression: null } : before, after, scene.childrenDiffer)
      : []),
    ...(has("options") ? alterOptions(`alter table only ${table} alter column ${quoteIdent(after.name)}`, before.options ?? [], after.options ?? []) : []),
  ];
};

function usingOf(before: ColumnObject, after: ColumnObject, scene: Scene): string {
  const told = scene.using(before, after);
  return told === null ? usingClause(after.name, before.type, after.type, scene.major) : ` using ${told}`;
}

/** A view's column has its type from the view, a foreign table's from its definition; only a default or a counter is its own. */
export function isOfView(column: ColumnObject): boolean {
  return column.depends_on.some(
    (need) => /^(?:(?:materialized_)?view|foreign_table):/u.test(need) && need.slice(need.indexOf(":") + 1) === qualifiedName(column.schema, column.table),
  );
}

/** What else is said of a column of a view or foreign table, besides comment and privileges: from one to the other. */
export function settleHidden(before: ColumnObject, after: ColumnObject): readonly string[] {
  const table = qualifiedName(after.schema, after.table);
  return [
    ...(before.identity !== null && after.identity === null ? [dropIdentity(table, after.name)] : []),
    ...(before.default === after.default ? [] : [setColumnDefault(table, after.name, after.default)]),
    ...settleCounter(table, before, after),
    ...settings(table, before, after, () => false),
    ...alterOptions(`alter table only ${table} alter column ${quoteIdent(after.name)}`, before.options ?? [], after.options ?? []),
  ];
}

/** Of a foreign table: its rows are not asked how far they count. */
function settleCounter(table: string, before: ColumnObject, after: ColumnObject): readonly string[] {
  if (after.identity === null) return [];
  return [
    ...(before.identity === null ? [setIdentity(table, after.name, after.identity)] : alterIdentity(table, after.name, before.identity, after.identity)),
    ...sayCounter(before.identity === null ? null : before, after),
  ];
}

function alterGenerated({ before, after }: Pair<ColumnObject>, scene: Scene): Alteration {
  const table = qualifiedName(after.schema, after.table);
  const column = `alter column ${quoteIdent(after.name)}`;
  if (before.generated === null) return because("Postgres can't make a plain column a generated one");
  if (after.generated === null)
    return before.generated.kind === "stored"
      ? [`alter table ${table} ${column} drop expression`]
      : because("Postgres can't make a virtual column a plain one");
  if (before.generated.kind !== after.generated.kind) return because("Postgres can't make a stored column virtual, nor the other way round");
  if (scene.major < 17) return because("before 17 Postgres can't change the expression of a generated column");
  if (after.generated.kind === "virtual" && scene.hasChecks(after.schema, after.table))
    return because("Postgres can't change the expression of a virtual column where the table has checks");
  return [`alter table ${scene.childrenDiffer(after, "generated") ? "only " : ""}${table} ${column} set expression as (${after.generated.expression})`];
}

type Identity = NonNullable<ColumnObject["identity"]>;

/** The counter begins behind the values that are there. */
export function becomeIdentity(table: string, column: ColumnObject, identity: Identity): readonly string[] {
  const last = identity.increment.startsWith("-") ? "min" : "max";
  return [
    setIdentity(table, column.name, identity),
    `select pg_catalog.setval(pg_catalog.pg_get_serial_sequence(${quoteLiteral(table)}, ${quoteLiteral(column.name)}), pg_catalog.${last}(${quoteIdent(column.name)})) from ${table} having pg_catalog.${last}(${quoteIdent(column.name)}) between ${identity.min} and ${identity.max}`,
  ];
}

/** Later bounds that the former type of the counter holds too: they are set before the type changes, others after it. */
function isNarrower(before: Identity, after: Identity): boolean {
  return BigInt(after.max) <= BigInt(before.max) && BigInt(after.min) >= BigInt(before.min);
}

function alterIdentity(table: string, name: string, before: Identity, after: Identity): readonly string[] {
  const apart = BigInt(after.min) > BigInt(before.max) || BigInt(after.max) < BigInt(before.min);
  const words = [
    ...(before.kind === after.kind ? [] : [`set generated ${after.kind}`]),
    ...changedCounter(before, after).map((each) => `set ${each}`),
    ...(apart ? [`restart with ${after.start}`] : []),
  ];
  return words.length === 0
    ? []
    : [...(apart ? [] : moveInside(table, name, before, after)), `alter table ${table} alter column ${quoteIdent(name)} ${words.join(" ")}`];
}

/** A counter that stands outside of its later bounds goes to the nearer one; one that never counted stands at its start. */
function moveInside(table: string, name: string, before: Identity, after: Identity): readonly string[] {
  const sequence = `pg_catalog.pg_get_serial_sequence(${quoteLiteral(table)}, ${quoteLiteral(name)})`;
  const last = `coalesce(pg_catalog.pg_sequence_last_value(${sequence}::pg_catalog.regclass), ${before.start})`;
  return [
    ...(BigInt(after.min) > BigInt(before.min) ? [`select pg_catalog.setval(${sequence}, ${after.min}, false) where ${last} < ${after.min}`] : []),
    ...(BigInt(after.max) < BigInt(before.max) ? [`select pg_catalog.setval(${sequence}, ${after.max}, false) where ${last} > ${after.max}`] : []),
  ];
}

function settings(table: string, before: ColumnObject, after: ColumnObject, childrenDiffer: Scene["childrenDiffer"]): readonly string[] {
  const set = <T>(former: T | null, later: T | null, born: T): T | null => (former === later ? null : (later ?? born));
  const alone = (property: "storage" | "statistics"): string => (childrenDiffer(after, property) ? `only ${table}` : table);
  const nothing = { storage: null, compression: null, statistics: null };
  return [
    ...columnSettings(alone("storage"), after.name, { ...nothing, storage: set(before.storage, after.storage, ownStorage(after.type)) }),
    ...columnSettings(table, after.name, { ...nothing, compression: set(before.compression, after.compression, "default") }),
    ...columnSettings(alone("statistics"), after.name, { ...nothing, statistics: set(before.statistics, after.statistics, -1) }),
  ];
}

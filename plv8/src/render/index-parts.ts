import type { Address, ConstraintObject, TableObject } from "../types/catalog.ts";
import { alterOptions } from "./alter/options.ts";
import { indexName } from "./alter-index.ts";
import { dollarQuoted } from "./dollar-quoted.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** A partition's part of an index or key of a table above: `whole` is the topmost that is told. */
export type IndexPart = {
  readonly whole: Address;
  /** The whole is itself attached to one that waits for parts. */ readonly attached: boolean;
  readonly table: TableObject;
  readonly name: string;
  readonly named: boolean;
  readonly comment: string | null;
  /** Its own, and those that it is born with; null: alike. */
  readonly options: { readonly own: readonly string[]; readonly above: readonly string[] } | null;
  /** null: the database's, as above. */ readonly tablespace: { readonly own: string; readonly above: string } | null;
  /** `place=target` of expressions, and of those above; null: neither has some. */
  readonly statistics: { readonly own: readonly string[]; readonly above: readonly string[] } | null;
  /** What its table knows it for. */ readonly known: readonly ("cluster on" | "replica identity using index")[];
};

/** The parts of a partition that are told nowhere else. */
export function partsOf(
  table: TableObject,
  tables: { readonly get: (address: Address) => unknown },
  told: { readonly has: (address: Address) => boolean },
): readonly IndexPart[] {
  return (table.copies ?? []).flatMap((copy) => {
    const own = copy.of.startsWith("index:")
      ? [`index:${qualifiedName(table.schema, copy.name)}`, keyAddress(table, copy.name)]
      : [keyAddress(table, copy.name)];
    return own.some((address) => told.has(address))
      ? []
      : [
          {
            ...wholeOf(copy.of, table, tables, told),
            table,
            name: copy.name,
            named: copy.named === true,
            comment: copy.comment ?? null,
            options: copy.options === undefined ? null : { own: copy.options, above: copy.options_above ?? [] },
            tablespace: copy.tablespace === undefined ? null : { own: copy.tablespace, above: copy.tablespace_above ?? "pg_default" },
            statistics: copy.statistics === undefined ? null : { own: copy.statistics, above: copy.statistics_above ?? [] },
            known: [
              ...(table.cluster_on === copy.name ? ["cluster on" as const] : []),
              ...(table.replica_identity === `index ${copy.name}` ? ["replica identity using index" as const] : []),
            ],
          },
        ];
  });
}

/** Is there anything to say of it besides what it is born with? */
export function isToldPart(part: IndexPart): boolean {
  return part.named || part.comment !== null || part.options !== null || isPlaced(part) || isSampled(part);
}

const isPlaced = ({ tablespace }: IndexPart): boolean => tablespace !== null && tablespace.own !== tablespace.above;

const isSampled = ({ statistics }: IndexPart): boolean => statistics !== null && statistics.own.join() !== statistics.above.join();

/** Postgres has no ALTER for the options of a partitioned index, so such a part must have them when it is made. */
export function isBornSo(part: IndexPart): boolean {
  return part.options !== null && part.table.partition_key !== null;
}

/** From one to the other, of a part that is called `name` in statements. */
export function settlePart(name: string, from: IndexPart | null, to: IndexPart): readonly string[] {
  const alter = `alter index ${name}`;
  const [former, later] = [from?.options?.own ?? to.options?.above ?? [], to.options?.own ?? from?.options?.above ?? []];
  const [place, wished] = [from === null ? to.tablespace?.above : from.tablespace?.own, to.tablespace?.own].map((each) => each ?? "pg_default");
  return [
    ...(isBornSo(to) || (from !== null && isBornSo(from)) ? [] : alterOptions(alter, former, later)),
    ...(place === wished || wished === undefined ? [] : [`${alter} set tablespace ${quoteIdent(wished)}`]),
  ];
}

/** What is said above is said of all parts below: said again where it is another, behind those above. */
export function sampledPart(name: string, from: IndexPart | null, to: IndexPart): readonly string[] {
  const targets = (each: readonly string[] | undefined): ReadonlyMap<string, string> =>
    new Map((each ?? []).map((text) => [text.split("=")[0] ?? "", text.split("=")[1] ?? "-1"]));
  const [own, above, former] = [targets(to.statistics?.own), targets(to.statistics?.above), targets(from?.statistics?.own)];
  return [...new Set([...former.keys(), ...own.keys(), ...above.keys()])].sort().flatMap((place) => {
    const target = own.get(place) ?? "-1";
    return target === (above.get(place) ?? "-1") && (from === null || target === (former.get(place) ?? "-1"))
      ? []
      : [`alter index ${name} alter column ${place} set statistics ${target}`];
  });
}

/** Where it has none, that of before is taken back. */
export function commentOnPart(part: IndexPart, name: string): string {
  const table = qualifiedName(part.table.schema, part.table.name);
  const of = isKey(part.whole) ? `constraint ${quoteIdent(name)} on ${table}` : `index ${qualifiedName(part.table.schema, name)}`;
  return `comment on ${of} is ${part.comment === null ? "null" : quoteLiteral(part.comment)}`;
}

function keyAddress(table: TableObject, name: string): Address {
  return `constraint:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`;
}

/** A part of a part is a part of the whole. */
function wholeOf(
  of: Address,
  table: TableObject,
  tables: { readonly get: (address: Address) => unknown },
  told: { readonly has: (address: Address) => boolean },
): Pick<IndexPart, "whole" | "attached"> {
  const parent = table.partition_of === null ? undefined : (tables.get(table.partition_of.parent) as TableObject | undefined);
  const above = parent?.copies?.find(
    ({ of: origin, name }) => of === (origin.startsWith("index:") ? `index:${qualifiedName(parent.schema, name)}` : keyAddress(parent, name)),
  );
  if (parent === undefined || above === undefined) return { whole: of, attached: false };
  return told.has(of) ? { whole: of, attached: true } : wholeOf(above.of, parent, tables, told);
}

/** Only the database knows what it called the part. `wait`: an error where there is none yet, else nothing is done. */
export function nameIndexPart(part: IndexPart, wait: boolean): string {
  const table = qualifiedName(part.table.schema, part.table.name);
  return withPart(table, part, wait, [
    ...(part.named ? rename(table, part) : []),
    ...[...settlePart("%s", null, part), ...sampledPart("%s", null, part)].map((statement) => `execute pg_catalog.format(${quoteLiteral(statement)}, part);`),
    ...(wait
      ? []
      : part.known.map(
          (words) => `execute pg_catalog.format('alter table %s ${words} %I', ${quoteLiteral(table)}, ${part.named ? quoteLiteral(part.name) : "called"});`,
        )),
    ...(part.comment === null
      ? []
      : [
          isKey(part.whole)
            ? `execute pg_catalog.format('comment on constraint %I on %s is %L', ${part.named ? quoteLiteral(part.name) : "called"}, ${quoteLiteral(table)}, ${quoteLiteral(part.comment)});`
            : `execute pg_catalog.format('comment on index %s is %L', part, ${quoteLiteral(part.comment)});`,
        ]),
  ]);
}

/** Where another part has the name, the two change names. */
function rename(table: string, part: IndexPart): readonly string[] {
  const other = `(select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass(${quoteLiteral(qualifiedName(part.table.schema, part.name))}) and c.relispartition and i.indrelid = pg_catalog.to_regclass(${quoteLiteral(table)}))`;
  return [
    `if called <> ${quoteLiteral(part.name)} then`,
    `  other := ${other};`,
    "  if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;",
    `  execute pg_catalog.format('alter index %s rename to %I', part, ${quoteLiteral(part.name)});`,
    "  if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;",
    "end if;",
  ];
}

/** A partition's own key whose index is the part of a plain index above it. */
export function keyOfIndexPart(key: ConstraintObject, whole: Address): string {
  const table = qualifiedName(key.schema, key.table);
  const rest = / (?:DEFERRABLE|NOT DEFERRABLE|INITIALLY DEFERRED|INITIALLY IMMEDIATE).*$/u.exec(key.definition)?.[0] ?? "";
  return withPart(table, { whole, attached: false }, true, [
    `execute pg_catalog.format('alter table %s add constraint %I ${key.type === "primary" ? "primary key" : "unique"} using index %I${rest.toLowerCase()}', ${quoteLiteral(table)}, ${quoteLiteral(key.name)}, called);`,
  ]);
}

function withPart(table: string, { whole, attached }: Pick<IndexPart, "whole" | "attached">, wait: boolean, statements: readonly string[]): string {
  const index = `pg_catalog.to_regclass(${quoteLiteral(indexName(whole))})`;
  const isBelow = attached
    ? `exists (select from pg_catalog.pg_partition_ancestors(c.oid) as a where a.relid = ${index})`
    : `pg_catalog.pg_partition_root(c.oid) = ${index}`;
  return `do ${dollarQuoted([
    "declare",
    "  part pg_catalog.regclass;",
    "  called pg_catalog.name;",
    ...(statements.some((statement) => statement.includes("other := ")) ? ["  other pg_catalog.regclass;"] : []),
    "begin",
    "  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid",
    `    where i.indrelid = pg_catalog.to_regclass(${quoteLiteral(table)}) and c.relispartition and ${isBelow};`,
    wait
      ? `  if part is null then raise undefined_object using message = ${quoteLiteral(`${table} has no part of index ${indexName(whole)}`)}; end if;`
      : "  if part is null then return; end if;",
    ...statements.map((statement) => `  ${statement}`),
    "end",
  ])}`;
}

function isKey(address: Address): boolean {
  return address.startsWith("constraint:");
}

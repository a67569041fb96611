import type { Thing } from "../../model/resolved.ts";
import { keyIdentity, primaryKey } from "../../model/table-shape.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { functionAddress, generatedName, hashOf, listOf, memberAddress, tableAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import { columnObject, constraintObject, grantsFor, tableObject } from "../objects.ts";
import { column, type ColumnShape, type ConstraintShape, type Part } from "../part.ts";
import { keyType } from "./keys.ts";
import { isGuarded, policyFor } from "./tenancy.ts";
import { changeable } from "./timestamps.ts";
import { visibleCopies } from "./visible.ts";

/** Name of the table that holds every version of a thing's rows. */
export function versionsTable(thing: Thing): string {
  return `${thing.table}_versions`;
}

/** The columns of a versions table: the row's key, the period in which the version held, the row, and under which schema it was written. */
export function versionsColumns(thing: Thing, input: DesignInput): readonly ColumnShape[] {
  const keys = primaryKey(thing, input.model, input.things).map((name) =>
    column({
      name,
      id: `$versions.${keyIdentity(thing, name, input.model, input.things)}`,
      type: keyType(input),
      not_null: true,
      comment: `As in ${thing.table}.`,
      role: "key",
    }),
  );
  return [
    ...keys,
    column({
      name: "during",
      id: "$versions.during",
      type: "tstzrange",
      not_null: true,
      comment: "When the row was so; open at the end while it is.",
      role: "key",
    }),
    column({
      name: "content",
      id: "$versions.content",
      type: "jsonb",
      not_null: true,
      comment: "The row, its values by the identities of their attributes.",
      role: "system",
    }),
    column({
      name: "schema_version",
      id: "$versions.schema_version",
      type: "text",
      not_null: true,
      comment: "Digest of the table's columns when it was written: rows with the same one have the same values.",
      role: "system",
    }),
    column({
      name: "changed_by",
      id: "$versions.changed_by",
      type: "text",
      not_null: true,
      default: "SESSION_USER",
      comment: "The login that made the row so.",
      role: "system",
    }),
  ];
}

/** Every version of a row with the period in which it held, and a function that shows the table as of any moment. */
export function temporalRule(thing: Thing, columns: readonly ColumnShape[], input: DesignInput): Part {
  if (thing.entity?.history !== "temporal") return {};
  const { model, settings } = input;
  const table = versionsTable(thing);
  const keys = primaryKey(thing, model, input.things);
  const constraints = noTwoAtOnce(thing, keys, input);
  const record = recordName(thing);
  const objects: CatalogObject[] = [
    tableObject(settings, table, {
      comment: `Every version of the rows of ${thing.table}.`,
      grants: grantsFor(settings, ["SELECT"]),
      row_security: isGuarded(thing) || thing.seenThrough !== null,
    }),
    ...versionsColumns(thing, input).map((shape, index) => columnObject(settings, table, shape, index + 1)),
    ...constraints.map((shape) => constraintObject(settings, table, shape)),
    functionObject(settings, {
      name: record,
      returns: "trigger",
      language: "plpgsql",
      attributes: "SECURITY DEFINER",
      body: recordBody(thing, keys, columns, input),
      grants: [],
      needs: [tableAddress(settings.schema, table)],
      comment: `Closes and opens versions in ${table}, as owner.`,
    }),
    triggerObject(settings, thing.table, {
      name: "record_version",
      timing: `AFTER INSERT OR DELETE${changeable(columns).length === 0 ? "" : ` OR UPDATE OF ${listOf(changeable(columns))}`}`,
      columns: changeable(columns),
      call: record,
      needs: ["during", "content", "schema_version"].map((name) => memberAddress("column", settings.schema, table, name)),
      comment: `Keeps every version in ${table}.`,
    }),
    asOfFunction(thing, keys, columns, input),
    ...(isGuarded(thing) && model.tenant !== null ? [policyFor(table, thing.tenant === "tenant" ? "id" : `${model.tenant}_id`, "select", input)] : []),
    ...visibleCopies(thing, table, input),
  ];
  const cites = [`entities.${thing.name}.history`];
  return {
    objects,
    decisions: [
      {
        subject: tableAddress(settings.schema, table),
        rule: "history.temporal",
        reason: `What ${thing.table} said at any moment can be asked: ${asOfName(thing)}('2026-01-01') shows the rows of then in the columns of today. Values stand by the identities of their attributes, so that a rename reads on; schema_version tells which columns there were.`,
        cites,
        rejected: "period columns in the table itself: every query, key and reference would have to say which version it means",
        cost: "one row per change, with the whole row",
      },
      {
        subject: memberAddress("constraint", settings.schema, table, constraints.at(-1)?.name ?? ""),
        rule: settings.major >= 18 ? "history.without-overlaps" : "history.exclusion",
        reason: `Of one row no two versions hold at once${settings.major >= 18 ? ": the key itself forbids it (WITHOUT OVERLAPS)" : `: an exclusion constraint, as Postgres ${settings.major} has no keys over periods`}.`,
        cites,
        rejected: "trust in the trigger: a repair by hand could leave two truths",
        cost: "an entry in a GiST index per version",
      },
    ],
  };
}

/** On 18 the primary key; before it a primary key by the start and an exclusion constraint. */
function noTwoAtOnce(thing: Thing, keys: readonly string[], { settings }: DesignInput): readonly ConstraintShape[] {
  const table = versionsTable(thing);
  const columns = [...keys, "during"];
  const primary: ConstraintShape = {
    name: generatedName([table], "pkey"),
    type: "primary",
    definition: `PRIMARY KEY (${listOf(columns)}${settings.major >= 18 ? " WITHOUT OVERLAPS" : ""})`,
    columns,
    references: null,
    comment: `The versions of one ${thing.name} follow each other.`,
  };
  if (settings.major >= 18) return [primary];
  return [
    primary,
    {
      name: generatedName([table, "during"], "excl"),
      type: "exclusion",
      definition: `EXCLUDE USING gist (${[...keys.map((name) => `${quoteIdent(name)} WITH =`), "during WITH &&"].join(", ")})`,
      columns,
      references: null,
      comment: `Of one ${thing.name} no two versions hold at once.`,
    },
  ];
}

function recordName(thing: Thing): string {
  return generatedName(["tg", thing.table, "record", "version"], "");
}

function asOfName(thing: Thing): string {
  return generatedName([thing.table, "as_of"], "");
}

/** A row by identities: the columns' own names but for those that were renamed. */
function contentOf(row: "old" | "new", columns: readonly ColumnShape[]): string {
  const renamed = columns.filter((shape) => shape.role !== "key" && shape.role !== "system" && shape.id !== nameInContent(shape));
  return renamed.reduce(
    (text, shape) => `(${text} - ${quoteLiteral(shape.name)} || pg_catalog.jsonb_build_object(${quoteLiteral(shape.id)}, ${row}.${quoteIdent(shape.name)}))`,
    `pg_catalog.to_jsonb(${row})`,
  );
}

/** The name under which a column stands in `to_jsonb`, as an identity would be: `customer_id` of the key `customer`. */
function nameInContent(shape: ColumnShape): string {
  return shape.role === "reference" ? shape.name.replace(/_id$/, "") : shape.name;
}

function recordBody(thing: Thing, keys: readonly string[], columns: readonly ColumnShape[], { settings }: DesignInput): string {
  const table = qualifiedName(settings.schema, versionsTable(thing));
  const same = (row: "old" | "new"): string => keys.map((key) => `v.${quoteIdent(key)} = ${row}.${quoteIdent(key)}`).join(" and ");
  const insert = (row: "old" | "new", period: string): readonly string[] => [
    `    insert into ${table} (${listOf(keys)}, during, content, schema_version)`,
    `    values (${keys.map((key) => `${row}.${quoteIdent(key)}`).join(", ")}, ${period}, ${contentOf(row, columns)}, v_schema);`,
  ];
  const shape = hashOf(
    [...columns]
      .map((each) => `${each.id} ${each.type}`)
      .sort()
      .join("\n"),
  );
  return [
    "declare",
    `  v_schema constant text := ${quoteLiteral(shape)};`,
    "  v_now timestamptz := pg_catalog.clock_timestamp();",
    "begin",
    `  if tg_op = 'UPDATE' and ${Object.values(thing.attributes).some((attribute) => attribute.type === "point") ? "new operator(pg_catalog.*=) old" : "new is not distinct from old"} then`,
    "    return null;",
    "  end if;",
    "  if tg_op <> 'INSERT' then",
    "    -- The row is locked: whoever changed it before has committed, and a clock set back must not end a version before it began.",
    `    select greatest(v_now, pg_catalog.max(pg_catalog.lower(v.during)) + interval '1 microsecond') into v_now from ${table} as v where ${same("old")};`,
    `    update ${table} as v set during = pg_catalog.tstzrange(pg_catalog.lower(v.during), v_now) where ${same("old")} and pg_catalog.upper_inf(v.during);`,
    "    if not found then",
    "      -- It was there before its history began.",
    ...insert("old", "pg_catalog.tstzrange(null, v_now)").map((line) => `  ${line}`),
    "    end if;",
    "  end if;",
    "  if tg_op <> 'DELETE' then",
    ...insert("new", "pg_catalog.tstzrange(v_now, null)"),
    "  end if;",
    "  return null;",
    "end",
  ].join("\n");
}

/** `orders_as_of(moment)`: rows of today's type, filled from the versions of then; what was there before history began counts as it is. */
function asOfFunction(thing: Thing, keys: readonly string[], columns: readonly ColumnShape[], { settings }: DesignInput): CatalogObject {
  const table = qualifiedName(settings.schema, thing.table);
  const versions = qualifiedName(settings.schema, versionsTable(thing));
  const renamed = columns.filter((shape) => shape.role !== "key" && shape.role !== "system" && shape.id !== nameInContent(shape));
  const content = renamed.reduce(
    (text, shape) => `${text} || pg_catalog.jsonb_build_object(${quoteLiteral(shape.name)}, v.content -> ${quoteLiteral(shape.id)})`,
    `v.content || pg_catalog.jsonb_build_object(${keys.map((key) => `${quoteLiteral(key)}, v.${quoteIdent(key)}`).join(", ")})`,
  );
  const body = [
    `select r.* from ${versions} as v`,
    `cross join lateral pg_catalog.jsonb_populate_record(null::${table}, ${content}) as r`,
    "where v.during @> moment",
    "union all",
    `select t.* from ${table} as t`,
    `where not exists (select from ${versions} as v where ${keys.map((key) => `v.${quoteIdent(key)} = t.${quoteIdent(key)}`).join(" and ")})`,
  ].join("\n");
  const made = functionObject(settings, {
    name: asOfName(thing),
    returns: `SETOF ${table}`,
    language: "sql",
    attributes: "STABLE",
    body,
    grants: grantsFor(settings, ["EXECUTE"]),
    needs: [tableAddress(settings.schema, thing.table)],
    arguments: "moment timestamp with time zone",
    comment: `The ${thing.table} as they were at a moment, in the columns of today, with the caller's rights.`,
  });
  return { ...made, address: functionAddress(settings.schema, asOfName(thing), "timestamp with time zone") };
}

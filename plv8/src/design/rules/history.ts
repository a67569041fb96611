import type { Thing } from "../../model/resolved.ts";
import { keyIdentity, primaryKey } from "../../model/table-shape.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, listOf, memberAddress, tableAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import { columnObject, constraintObject, grantsFor, tableObject } from "../objects.ts";
import { column, type ColumnShape, type Part } from "../part.ts";
import { keyType } from "./keys.ts";
import { isGuarded, policyFor } from "./tenancy.ts";
import { changeable } from "./timestamps.ts";
import { visibleCopies } from "./visible.ts";

/** Name of a thing's history table. */
export function historyTable(thing: Thing): string {
  return `${thing.table}_history`;
}

/** The columns of a history table: the row's key, then who did what when, then the row before and after. */
export function historyColumns(thing: Thing, input: DesignInput): readonly ColumnShape[] {
  const keys = primaryKey(thing, input.model, input.things).map((name) =>
    column({
      name,
      id: `$history.${keyIdentity(thing, name, input.model, input.things)}`,
      type: keyType(input),
      not_null: true,
      comment: `As in ${thing.table}.`,
      role: "key",
    }),
  );
  return [
    ...keys,
    column({ name: "entry", id: "$history.entry", type: "bigint", not_null: true, identity: true, comment: "Order of the entries of one row.", role: "key" }),
    column({
      name: "changed_at",
      id: "$history.changed_at",
      type: "timestamp with time zone",
      not_null: true,
      default: "clock_timestamp()",
      comment: "When.",
      role: "system",
    }),
    column({ name: "operation", id: "$history.operation", type: "text", not_null: true, comment: "insert, update or delete.", role: "system" }),
    column({
      name: "changed_by",
      id: "$history.changed_by",
      type: "text",
      not_null: true,
      default: "SESSION_USER",
      comment: "The login that did it.",
      role: "system",
    }),
    column({ name: "before", id: "$history.before", type: "jsonb", not_null: false, comment: "The row before; null for an insert.", role: "system" }),
    column({ name: "after", id: "$history.after", type: "jsonb", not_null: false, comment: "The row after; null for a delete.", role: "system" }),
  ];
}

/** Every change of a row is kept beside it, written by the owner so that no application role can write or change history. */
export function historyRule(thing: Thing, columns: readonly ColumnShape[], input: DesignInput): Part {
  if (thing.entity?.history !== "audit") return {};
  const { model, settings } = input;
  const table = historyTable(thing);
  const keys = primaryKey(thing, model, input.things);
  const primary = [...keys, "entry"];
  const objects: CatalogObject[] = [
    tableObject(settings, table, {
      comment: `Every change of ${thing.table}.`,
      grants: grantsFor(settings, ["SELECT"]),
      row_security: isGuarded(thing) || thing.seenThrough !== null,
    }),
    ...historyColumns(thing, input).map((shape, index) => columnObject(settings, table, shape, index + 1)),
    constraintObject(settings, table, {
      name: generatedName([table], "pkey"),
      type: "primary",
      definition: `PRIMARY KEY (${listOf(primary)})`,
      columns: primary,
      references: null,
      comment: `The entries of one ${thing.name} lie together, in order.`,
    }),
    constraintObject(settings, table, {
      name: generatedName([table, "operation"], "check"),
      type: "check",
      definition: "CHECK ((operation = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])))",
      columns: ["operation"],
      references: null,
      comment: "What can happen to a row.",
    }),
    recordFunction(thing, keys, input),
    ...recordTriggers(thing, columns, input),
    ...(isGuarded(thing) && model.tenant !== null ? [policyFor(table, thing.tenant === "tenant" ? "id" : `${model.tenant}_id`, "select", input)] : []),
    ...visibleCopies(thing, table, input),
  ];
  return {
    objects,
    decisions: [
      {
        subject: tableAddress(settings.schema, table),
        rule: "history.audit",
        reason: `Who changed what when is asked later than it happens. The trigger writes as owner; application roles can only read.`,
        cites: [`entities.${thing.name}.history`],
        rejected: "columns for it in the table itself: only the last change would be known",
        cost: "one row per change, with the row before and after",
      },
    ],
  };
}

function recordName(thing: Thing): string {
  return generatedName(["tg", thing.table, "record", "history"], "");
}

function recordFunction(thing: Thing, keys: readonly string[], { settings }: DesignInput): CatalogObject {
  const table = historyTable(thing);
  const body = [
    "begin",
    `  if tg_op = 'UPDATE' and ${Object.values(thing.attributes).some((attribute) => attribute.type === "point") ? "new operator(pg_catalog.*=) old" : "new is not distinct from old"} then`,
    "    return null;",
    "  end if;",
    `  insert into ${qualifiedName(settings.schema, table)} (${listOf(keys)}, operation, before, after)`,
    "  values (",
    ...keys.map((key) => `    coalesce(new.${quoteIdent(key)}, old.${quoteIdent(key)}),`),
    "    pg_catalog.lower(tg_op),",
    "    case when tg_op <> 'INSERT' then pg_catalog.to_jsonb(old) end,",
    "    case when tg_op <> 'DELETE' then pg_catalog.to_jsonb(new) end",
    "  );",
    "  return null;",
    "end",
  ].join("\n");
  return functionObject(settings, {
    name: recordName(thing),
    returns: "trigger",
    language: "plpgsql",
    attributes: "SECURITY DEFINER",
    body,
    grants: [],
    needs: [tableAddress(settings.schema, table)],
    comment: `Writes ${table}, as owner.`,
  });
}

function recordTriggers(thing: Thing, columns: readonly ColumnShape[], { settings }: DesignInput): readonly CatalogObject[] {
  const watched = changeable(columns);
  const needs = historyTableNeeds(thing, settings.schema);
  const update = watched.length === 0 ? "" : ` OR UPDATE OF ${listOf(watched)}`;
  return [
    triggerObject(settings, thing.table, {
      name: "record_history",
      timing: `AFTER INSERT OR DELETE${update}`,
      columns: watched,
      call: recordName(thing),
      needs,
      comment: `Keeps every change in ${historyTable(thing)}.`,
    }),
  ];
}

function historyTableNeeds(thing: Thing, schema: string): readonly string[] {
  return ["entry", "operation", "before", "after"].map((name) => memberAddress("column", schema, historyTable(thing), name));
}

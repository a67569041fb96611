import type { Thing } from "../../model/resolved.ts";
import { quoteIdent } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { functionAddress, listOf, memberAddress, tableAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import { column, type ColumnShape, type Part } from "../part.ts";

const touch = "tg_touch_updated_at";

/** created_at and updated_at on every table. */
export function timestampsRule(thing: Thing, { model, settings }: DesignInput): Part {
  if (!model.timestamps) return {};
  const moment = { type: "timestamp with time zone", not_null: true, default: "now()", role: "system" } as const;
  return {
    columns: [
      column({ name: "created_at", id: "$created_at", comment: "When the row was made.", ...moment }),
      column({ name: "updated_at", id: "$updated_at", comment: "When the row was last changed.", ...moment }),
    ],
    decisions: [
      {
        subject: tableAddress(settings.schema, thing.table),
        rule: "conventions.timestamps",
        reason: "Every row tells when it was made and last changed.",
        cites: ["conventions.timestamps"],
        rejected: "times set by the application: clocks differ, and some writers forget",
        cost: "16 bytes a row",
      },
    ],
  };
}

/** The trigger that keeps updated_at: fires for the columns that people change, so that filling a new column does not touch every row. */
export function touchRule(thing: Thing, columns: readonly ColumnShape[], { model, settings }: DesignInput): Part {
  const watched = changeable(columns);
  if (!model.timestamps || watched.length === 0) return {};
  const trigger = triggerObject(settings, thing.table, {
    name: "touch_updated_at",
    timing: `BEFORE UPDATE OF ${listOf(watched)}`,
    columns: watched,
    call: touch,
    needs: [],
    comment: "Keeps updated_at.",
  });
  return {
    objects: [trigger],
    decisions: [
      {
        subject: memberAddress("trigger", settings.schema, thing.table, "touch_updated_at"),
        rule: "timestamps.touch",
        reason: "Fires when a column that people change is updated, not when the schema's evolution fills a new one.",
        cites: ["conventions.timestamps"],
        rejected: "a trigger on every update",
        cost: "some microseconds per updated row",
      },
    ],
  };
}

/** Columns that people change: not the primary key, not what triggers keep. */
export function changeable(columns: readonly ColumnShape[]): readonly string[] {
  return columns.filter((shape) => shape.role === "business" || shape.role === "reference" || shape.name === "deleted_at").map((shape) => shape.name);
}

/** The function behind all touch triggers of the schema. */
export function touchFunctionRule({ model, settings }: DesignInput): Part {
  if (!model.timestamps) return {};
  const body = [
    "begin",
    `  new.${quoteIdent("updated_at")} := pg_catalog.now();`,
    ...(model.authors ? ["  new.updated_by := session_user;"] : []),
    "  return new;",
    "end",
  ].join("\n");
  return {
    objects: [
      functionObject(settings, {
        name: touch,
        returns: "trigger",
        language: "plpgsql",
        attributes: "",
        body,
        comment: `Sets updated_at to the time of the transaction${model.authors ? ", updated_by to the login" : ""}.`,
        grants: [],
        needs: [],
      }),
    ],
    decisions: [
      {
        subject: functionAddress(settings.schema, touch),
        rule: "timestamps.touch-helper",
        reason: "One function for all tables, in the governed schema: it stays when Data Architect goes.",
        cites: ["conventions.timestamps"],
        rejected: null,
        cost: null,
      },
    ],
  };
}

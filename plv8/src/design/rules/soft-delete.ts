import type { Thing } from "../../model/resolved.ts";
import { qualifiedName } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { listOf, memberAddress, viewAddress } from "../names.ts";
import { viewObject } from "../code-objects.ts";
import { grantsFor } from "../objects.ts";
import { column, type ColumnShape, type Part } from "../part.ts";

/** The condition of living rows, in views and indexes. */
export const livingPredicate = "deleted_at IS NULL";

/** deleted_at marks a row as deleted. */
export function softDeleteRule(thing: Thing, { settings }: DesignInput): Part {
  if (thing.entity?.soft_delete !== true) return {};
  return {
    columns: [
      column({
        name: "deleted_at",
        id: "$deleted_at",
        type: "timestamp with time zone",
        comment: "When the row was deleted; null while it lives.",
        role: "system",
      }),
    ],
    decisions: [
      {
        subject: memberAddress("column", settings.schema, thing.table, "deleted_at"),
        rule: "soft-delete.marked",
        reason: "A deleted row stays, marked with the time; application roles may not delete.",
        cites: [`entities.${thing.name}.soft_delete`],
        rejected: "a flag: it does not tell when, and retention counts from then",
        cost: "8 bytes a deleted row",
      },
    ],
  };
}

/** The view of the living rows, with the caller's own rights. */
export function livingViewRule(thing: Thing, columns: readonly ColumnShape[], { settings }: DesignInput): Part {
  if (thing.entity?.soft_delete !== true) return {};
  const names = columns.map((shape) => shape.name).filter((name) => name !== "deleted_at");
  const view = `living_${thing.table}`;
  const definition = ` SELECT ${names.map((name) => listOf([name])).join(",\n    ")}\n   FROM ${qualifiedName(settings.schema, thing.table)}\n  WHERE (${livingPredicate});`;
  return {
    objects: [
      {
        ...viewObject(settings, view, {
          definition,
          columns: names,
          table: thing.table,
          comment: `The ${thing.table} that are not deleted.`,
          grants: grantsFor(settings, ["SELECT"]),
        }),
        depends_on: [
          `schema:${listOf([settings.schema])}`,
          ...[...names, "deleted_at"].map((name) => memberAddress("column", settings.schema, thing.table, name)),
          `table:${qualifiedName(settings.schema, thing.table)}`,
        ].sort(),
      },
    ],
    decisions: [
      {
        subject: viewAddress(settings.schema, view),
        rule: "soft-delete.living-view",
        reason: "Who asks for the living asks here and can't forget the condition; row security holds, for the view has the caller's rights.",
        cites: [`entities.${thing.name}.soft_delete`],
        rejected: "a view with its owner's rights: it would show other tenants' rows",
        cost: null,
      },
    ],
  };
}

import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { functionAddress, listOf, memberAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import type { ColumnShape, Part } from "../part.ts";

const refuse = "tg_refuse_change";

/** A row that is written once: application roles may not change it, and a trigger stops whoever may. */
export function immutableRule(thing: Thing, columns: readonly ColumnShape[], { settings }: DesignInput): Part {
  if (thing.entity?.immutable !== true) return {};
  const watched = columns.filter((shape) => shape.role !== "system").map((shape) => shape.name);
  return {
    objects: [
      triggerObject(settings, thing.table, {
        name: "refuse_change",
        timing: `BEFORE DELETE OR UPDATE OF ${listOf(watched)}`,
        columns: watched,
        call: refuse,
        needs: [],
        comment: `${thing.table} are written once.`,
      }),
    ],
    decisions: [
      {
        subject: memberAddress("trigger", settings.schema, thing.table, "refuse_change"),
        rule: "immutable.refused-change",
        reason: "What was written stays; a mistake is put right by another row. Filling a column that comes later does not fire the trigger.",
        cites: [`entities.${thing.name}.immutable`],
        rejected: "rights alone: the next role that is granted UPDATE would not know",
        cost: "nothing for inserts",
      },
    ],
  };
}

/** The function behind these triggers. */
export function immutableFunctionRule({ model, settings }: DesignInput): Part {
  const first = model.things.find((thing) => thing.entity?.immutable === true);
  if (first === undefined) return {};
  const body = [
    "begin",
    "  raise exception 'rows of % are written once: % is refused', tg_table_name, tg_op",
    "    using errcode = 'restrict_violation', hint = 'Write another row that puts it right.';",
    "end",
  ].join("\n");
  return {
    objects: [
      functionObject(settings, {
        name: refuse,
        returns: "trigger",
        language: "plpgsql",
        attributes: "",
        body,
        comment: "Refuses every change of what is written once.",
        grants: [],
        needs: [],
      }),
    ],
    decisions: [
      {
        subject: functionAddress(settings.schema, refuse),
        rule: "immutable.helper",
        reason: "One function for all tables, in the governed schema: it stays when Data Architect goes.",
        cites: [`entities.${first.name}.immutable`],
        rejected: null,
        cost: null,
      },
    ],
  };
}

/** RENAME and SET SCHEMA: who says the former name fails from that moment. */
import { brief, danger, noLock } from "./effects.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { Effect } from "./finding.ts";
import type { Fields } from "./statement-rule.ts";

/** Relations: named in statements, and locked for a moment. */
const RELATIONS: ReadonlySet<string> = new Set(["OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE", "OBJECT_SEQUENCE"]);

/** Parts of a table that hardly a statement names; the table is locked for a moment all the same. */
const PARTS: ReadonlySet<string> = new Set(["OBJECT_TABCONSTRAINT", "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE"]);

/** What else statements name, as messages call it. */
const NAMED: Readonly<Record<string, string>> = {
  OBJECT_FUNCTION: "function",
  OBJECT_PROCEDURE: "procedure",
  OBJECT_ROUTINE: "routine",
  OBJECT_AGGREGATE: "aggregate",
  OBJECT_TYPE: "type",
  OBJECT_DOMAIN: "domain",
  OBJECT_OPERATOR: "operator",
  OBJECT_COLLATION: "collation",
};

export function rename(fields: Fields, _: string, facts: Facts): readonly Effect[] {
  const type = String(fields["renameType"]);
  const table = facts.nameOf(fields["relation"]);
  if (fields["relation"] !== undefined && facts.isMade(table)) return [];
  if (type === "OBJECT_COLUMN") {
    const former = typeof fields["subname"] === "string" ? fields["subname"] : table.name;
    if (facts.isAdded(table, former)) return [brief(table, "ACCESS EXCLUSIVE", [])];
    if (facts.isExchanged(fields)) {
      const other = `${shown(table)}.${former} is another column from this moment: prepared statements that return it fail once, if its type is another one`;
      return [brief(table, "ACCESS EXCLUSIVE", [danger("result_type_changes", "warning", other, null)])];
    }
    const fails = danger(
      "rename_breaks_clients",
      "error",
      `statements that say ${shown(table)}.${former} fail from this moment, before the new release runs`,
      "add the new column, keep both in step by a trigger, fill it, move applications over, then drop the former one",
    );
    return [brief(table, "ACCESS EXCLUSIVE", [fails])];
  }
  if (type === "OBJECT_SCHEMA") return [noLock([danger("rename_breaks_clients", "error", "statements that name the schema fail from this moment", null)])];
  return anotherName(type, fields, { name: String(fields["newname"]) }, facts);
}

export function moveToSchema(fields: Fields, _: string, facts: Facts): readonly Effect[] {
  return anotherName(String(fields["objectType"]), fields, { schema: String(fields["newschema"]) }, facts);
}

function anotherName(type: string, fields: Fields, later: Partial<TableName>, facts: Facts): readonly Effect[] {
  if (RELATIONS.has(type)) {
    const table = facts.nameOf(fields["relation"]);
    if (facts.isMade(table)) return [];
    if (facts.isExchanged(fields)) {
      const other = `${shown(table)} is another one from this moment: what was written to the former one meanwhile is in it only if something kept both in step`;
      return [brief(table, "ACCESS EXCLUSIVE", [danger("behaviour_changes", "warning", other, null)])];
    }
    const instead =
      type === "OBJECT_SEQUENCE" ? null : `in the same transaction: create view ${shown(table)} as select * from ${shown({ ...table, ...later })}`;
    return [
      brief(table, "ACCESS EXCLUSIVE", [
        danger("rename_breaks_clients", "error", `statements that say ${shown(table)} fail from this moment, before the new release runs`, instead),
      ]),
    ];
  }
  if (PARTS.has(type)) {
    const table = facts.nameOf(fields["relation"]);
    return facts.isMade(table) ? [] : [brief(table, "ACCESS EXCLUSIVE", [])];
  }
  const named = NAMED[type];
  return named === undefined
    ? []
    : [noLock([danger("rename_breaks_clients", "warning", `statements, and bodies of functions, that name the ${named} fail from this moment`, null)])];
}

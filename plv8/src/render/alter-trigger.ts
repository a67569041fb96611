import { sqlTokens } from "../catalog/sql-tokens.ts";
import type { TriggerObject } from "../types/catalog.ts";
import { describe } from "./describe-object.ts";
import { qualifiedName, quoteIdent } from "./names.ts";

export function createTrigger(trigger: TriggerObject): readonly string[] {
  return [trigger.definition, ...(trigger.enabled === "origin" ? [] : [enableTrigger(trigger)]), ...describe(trigger)];
}

export function enableTrigger(trigger: TriggerObject): string {
  const words = { origin: "enable", always: "enable always", replica: "enable replica", disabled: "disable" } as const;
  return `alter table ${qualifiedName(trigger.schema, trigger.table)} ${words[trigger.enabled]} trigger ${quoteIdent(trigger.name)}`;
}

export function dropTrigger(trigger: TriggerObject, ifExists = false): string {
  return `drop trigger ${ifExists ? "if exists " : ""}${quoteIdent(trigger.name)} on ${qualifiedName(trigger.schema, trigger.table)}`;
}

export function renameTrigger(trigger: TriggerObject, to: string): string {
  return `alter trigger ${quoteIdent(trigger.name)} on ${qualifiedName(trigger.schema, trigger.table)} rename to ${quoteIdent(to)}`;
}

/** Columns of `UPDATE OF …`, unquoted; none for a trigger without a list. */
export function updateColumns(definition: string): readonly string[] {
  const list = updateList.exec(definition)?.[1];
  return list === undefined ? [] : sqlTokens(list).flatMap((token) => (token.name === null ? [] : [token.name]));
}

/** The same trigger about other columns. */
export function withUpdateColumns(definition: string, columns: readonly string[]): string {
  return definition.replace(updateList, () => `UPDATE OF ${columns.map(quoteIdent).join(", ")}`);
}

const updateList = /UPDATE OF ((?:"(?:[^"]|"")+"|[^\s",]+)(?:, (?:"(?:[^"]|"")+"|[^\s",]+))*)/u;

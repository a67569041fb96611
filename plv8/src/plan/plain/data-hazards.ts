import type { Hazard } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { NAME, WORD } from "./statement-effect.ts";

const KEY = new RegExp(String.raw`^\s*alter table (?:only )?${NAME} add constraint ${WORD} (.*)$`, "isu");
const REQUIRED = new RegExp(String.raw`^\s*alter table (?:only )?${NAME} alter column (${WORD}) set not null$`, "isu");
const ADDED = new RegExp(String.raw`^\s*alter table ${NAME} add column (${WORD}) (?!.*\b(?:default|generated)\b).*\bnot null\b`, "isu");

type Named = { readonly name: string };

/** What rows that stand may do to a statement: stop it. `tables`: those with rows that it locks, its own first. */
export function dataHazards(statement: string, tables: readonly Named[]): readonly Hazard[] {
  const [table] = tables;
  if (table === undefined) return [];
  const key = KEY.exec(statement)?.[1];
  const empty = REQUIRED.exec(statement)?.[1];
  if (empty !== undefined) return [hazard("not_null_on_data", `a row of ${table.name} without ${empty} stops this step; nothing is lost`)];
  const required = ADDED.exec(statement)?.[1];
  if (required !== undefined)
    return [hazard("not_null_on_data", `${table.name} has rows, and they get no value for ${required}: this step stops; give it a default, or fill it first`)];
  if (/^\s*create unique index /iu.test(statement)) return [hazard("unique_on_data", `duplicates in ${table.name} stop this step`)];
  if (key === undefined || /\b(?:NOT VALID|NOT ENFORCED)$/u.test(key)) return [];
  if (/^FOREIGN KEY/u.test(key)) return [hazard("foreign_key_on_data", `a row of ${table.name} that refers to nothing stops this step`)];
  if (/^CHECK/u.test(key)) return [hazard("check_on_data", `a row of ${table.name} that breaks it stops this step`)];
  if (/^(?:PRIMARY KEY|UNIQUE|EXCLUDE)/u.test(key)) return [hazard("unique_on_data", `rows of ${table.name} that are alike stop this step`)];
  return [];
}

import { closingBracket } from "../../catalog/closing-bracket.ts";
import { listItems } from "../../catalog/list-items.ts";
import { sqlTokens } from "../../catalog/sql-tokens.ts";
import type { FunctionObject, PolicyObject, TriggerObject } from "../../types/catalog.ts";
import { alterPolicy as saysOtherwise } from "../alter-policy.ts";
import { enableTrigger } from "../alter-trigger.ts";
import { because, type Alter } from "./alteration.ts";
import { hasWord } from "./read-definition.ts";

/** Replaced where callers see the same parameters and result. */
export const alterFunction: Alter<FunctionObject> = ({ before, after }, has) => {
  if (has("routine")) return because(`Postgres can't make a ${before.routine} a ${after.routine}`);
  if (has("returns")) return because("Postgres can't change what a function returns");
  if (after.routine === "aggregate") return alterAggregate(before, after);
  const types = after.address.slice(after.address.lastIndexOf("(") + 1, -1);
  if (before.arguments !== after.arguments && before.arguments !== types) return because("Postgres can't change the names and modes of parameters");
  if (defaults(after) < defaults(before)) return because("Postgres can't take the default of a parameter away");
  // What its body calls may be away just then: it is not looked at, as that of a new function is not.
  return ["set local check_function_bodies = off", after.definition.trimEnd()];
};

function alterAggregate(before: FunctionObject, after: FunctionObject): ReturnType<typeof alterFunction> {
  const shape = ({ definition }: FunctionObject): string =>
    `${definition.slice(0, definition.indexOf(") (SFUNC"))}${String(definition.includes(", HYPOTHETICAL"))}`;
  return shape(before) === shape(after)
    ? [after.definition.trimEnd().replace(/^CREATE AGGREGATE/u, "CREATE OR REPLACE AGGREGATE")]
    : because("Postgres can't change the parameters of an aggregate");
}

/** How many parameters may be left out. */
function defaults({ definition }: FunctionObject): number {
  const tokens = sqlTokens(definition);
  const open = tokens.findIndex((token) => token.text === "(");
  return listItems(tokens.slice(open + 1, closingBracket(tokens, open))).filter((parameter) => hasWord(parameter, "default")).length;
}

/** Replaced, but for constraint triggers; then it fires as usual until something else is said. */
export const alterTrigger: Alter<TriggerObject> = ({ before, after }, has) => {
  if (!has("definition")) return [enableTrigger(after)];
  const constraint = [before, after].some((trigger) => trigger.definition.startsWith("CREATE CONSTRAINT TRIGGER"));
  if (constraint) return because("Postgres can't replace a constraint trigger");
  return [after.definition.replace(/^CREATE TRIGGER/u, "CREATE OR REPLACE TRIGGER"), ...(after.enabled === "origin" ? [] : [enableTrigger(after)])];
};

export const alterPolicy: Alter<PolicyObject> = ({ before, after }, has) => {
  if (has("command", "permissive")) return because("Postgres can't change which statements a policy is about, nor whether it is permissive");
  if ((before.using !== null && after.using === null) || (before.check !== null && after.check === null))
    return because("Postgres can't take an expression of a policy away");
  return [saysOtherwise(after)];
};

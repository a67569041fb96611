import { formatPath } from "../../model/path.ts";
import { own } from "../../model/own.ts";
import type { Thing } from "../../model/resolved.ts";
import { statesOf } from "../../model/table-shape.ts";
import { quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, memberAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import type { Part } from "../part.ts";

type Machine = { readonly initial: string; readonly moves: Readonly<Record<string, readonly string[]>> };

/** A state moves only as the model says: a trigger guards each machine. */
export function statesRule(thing: Thing, input: DesignInput): Part {
  const { settings } = input;
  const objects: NonNullable<Part["objects"]>[number][] = [];
  const decisions: NonNullable<Part["decisions"]>[number][] = [];
  for (const [name, attribute] of Object.entries(thing.attributes)) {
    if (attribute.type !== "state") continue;
    const guard = generatedName(["tg", thing.table, "guard", name], "");
    const trigger = generatedName(["guard", name], "");
    const state = quoteIdent(name);
    objects.push(
      functionObject(settings, {
        name: guard,
        returns: "trigger",
        language: "plpgsql",
        attributes: "",
        grants: [],
        needs: [],
        body: guardBody(thing.table, name, attribute),
        comment: `Refuses moves of ${thing.table}.${name} that the model does not know.`,
      }),
      triggerObject(settings, thing.table, {
        name: trigger,
        timing: `BEFORE UPDATE OF ${state}`,
        columns: [name],
        when: `(old.${state} IS DISTINCT FROM new.${state})`,
        call: guard,
        needs: [],
        comment: `${name} moves: ${describeMoves(attribute)}.`.slice(0, 1000),
      }),
    );
    decisions.push({
      subject: memberAddress("trigger", settings.schema, thing.table, trigger),
      rule: "states.guarded-moves",
      reason: "A move that the model does not know is refused, whoever writes; a new row may start in any state, so that data can be imported.",
      cites: [`${formatPath(thing.path)}.attributes.${name}.moves`],
      rejected: "a check in the application: the second writer does not know it",
      cost: "only when the state changes",
    });
  }
  return { objects, decisions };
}

function guardBody(table: string, name: string, machine: Machine): string {
  const state = quoteIdent(name);
  const moves = Object.entries(machine.moves).flatMap(([from, targets]) => targets.map((to) => `(${quoteLiteral(from)}, ${quoteLiteral(to)})`));
  const refuse = [
    `raise exception '%.% can''t move from % to %', ${quoteLiteral(table)}, ${quoteLiteral(name)}, old.${state}, new.${state}`,
    `  using errcode = 'check_violation', hint = ${quoteLiteral(`Allowed: ${describeMoves(machine)}.`)};`,
  ];
  if (moves.length === 0) return ["begin", ...refuse.map((line) => `  ${line}`), "end"].join("\n");
  return [
    "begin",
    `  if (old.${state}, new.${state}) not in (`,
    moves.map((move) => `    ${move}`).join(",\n"),
    "  ) then",
    ...refuse.map((line) => `    ${line}`),
    "  end if;",
    "  return new;",
    "end",
  ].join("\n");
}

function describeMoves(machine: Machine): string {
  return statesOf(machine)
    .flatMap((from) => {
      const targets = own(machine.moves, from) ?? [];
      return targets.length === 0 ? [] : [`${from} to ${targets.join(" or ")}`];
    })
    .join("; ");
}

import { didYouMean } from "../did-you-mean.ts";
import { stateOf, writtenOnlyWhile } from "../only-while.ts";
import { statesOf } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

/** `only_while` speaks of owners and to-one keys, and of states that these can be in. */
export function checkOnlyWhile({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    const known = [...(thing.within === null ? [] : [thing.within]), ...thing.keys.map((key) => key.role)];
    for (const [name, states] of Object.entries(thing.entity?.only_while ?? {})) {
      const path = [...thing.path, "only_while", name];
      const found = writtenOnlyWhile(thing, name, things);
      if (found === null) {
        report.error("model.unknown-attribute", path, `${thing.name} points to no \`${name}\`${didYouMean(name, known)}`, known.length === 0 ? "Add a relationship, or remove the entry." : `Write one of: ${known.join(", ")}.`, "key");
        continue;
      }
      const machine = stateOf(found.target);
      if (machine === null) {
        report.error("model.only-while", path, `${found.target.name} has not one state (entities.${found.target.name}.attributes).`, "Give it one attribute of the type state.", "key");
        continue;
      }
      const all = statesOf(machine.attribute);
      states.forEach((state, position) => {
        if (!all.includes(state)) report.error("model.only-while", [...path, position], `${found.target.name}.${machine.name} is never \`${state}\`${didYouMean(state, all)}`, `Write some of: ${all.join(", ")}.`);
      });
    }
  }
}

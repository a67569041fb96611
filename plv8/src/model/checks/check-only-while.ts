import { didYouMean } from "../did-you-mean.ts";
import { stateOf, writtenOnlyWhile } from "../only-while.ts";
import { formatPath } from "../path.ts";
import { statesOf } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

/** `only_while` speaks of owners and to-one keys, and of states that these can be in. */
export function checkOnlyWhile({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    const known = [
      ...(thing.within === null ? [] : [thing.within]),
      ...thing.keys.map((key) => key.role),
      ...Object.entries(thing.attributes)
        .filter(([, attribute]) => attribute.type === "state")
        .map(([name]) => name),
    ];
    for (const [name, states] of Object.entries(thing.entity?.only_while ?? {})) {
      const path = [...thing.path, "only_while", name];
      const found = writtenOnlyWhile(thing, name, things);
      if (found === null) {
        report.error(
          "model.unknown-attribute",
          path,
          `${thing.name} points to no \`${name}\`, and has no state of this name${didYouMean(name, known)}`,
          known.length === 0 ? "Add a relationship, or remove the entry." : `Write one of: ${known.join(", ")}.`,
          "key",
        );
        continue;
      }
      if (found.key === "own" && thing.entity?.immutable === true)
        report.error(
          "model.contradiction",
          path,
          `${thing.name} is written once (${formatPath([...thing.path, "immutable"])}): its ${name} never moves.`,
          "Remove immutable: only_while keeps the rest as it is, and the state moves.",
          "key",
        );
      const machine = stateOf(found.target, found.key === "own" ? name : undefined);
      if (machine === null) {
        report.error(
          "model.only-while",
          path,
          `${found.target.name} has not one state (entities.${found.target.name}.attributes).`,
          "Give it one attribute of the type state.",
          "key",
        );
        continue;
      }
      const all = statesOf(machine.attribute);
      states.forEach((state, position) => {
        if (!all.includes(state))
          report.error(
            "model.only-while",
            [...path, position],
            `${found.target.name}.${machine.name} is never \`${state}\`${didYouMean(state, all)}`,
            `Write some of: ${all.join(", ")}.`,
          );
      });
    }
  }
}

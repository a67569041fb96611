import { own } from "../own.ts";
import { didYouMean } from "../did-you-mean.ts";
import type { Path } from "../path.ts";
import type { CheckInput } from "./check.ts";

/** A state machine starts somewhere in its moves, and every state can be reached. */
export function checkStates({ model, report }: CheckInput): void {
  for (const thing of model.things) {
    for (const [name, attribute] of Object.entries(thing.attributes)) {
      if (attribute.type !== "state") continue;
      const path: Path = [...thing.path, "attributes", name];
      const sources = Object.keys(attribute.moves);
      const known = new Set([...sources, ...Object.values(attribute.moves).flat()]);
      if (!known.has(attribute.initial)) {
        const guess = didYouMean(attribute.initial, [...known]);
        report.error(
          "model.state-initial",
          [...path, "initial"],
          `The initial state \`${attribute.initial}\` is not in moves${guess}`,
          "Name a state that moves lead from.",
        );
        continue;
      }
      const reached = new Set([attribute.initial]);
      for (const state of reached) for (const target of own(attribute.moves, state) ?? []) reached.add(target);
      for (const state of known) {
        if (reached.has(state)) continue;
        const guess = didYouMean(
          state,
          [...reached].filter((other) => !sources.includes(other)),
        );
        report.error(
          "model.state-unreachable",
          [...path, "moves", state],
          `No move leads to the state \`${state}\`${guess}`,
          `Add it to the moves of another state, or remove it. Reached from ${attribute.initial}: ${[...reached].join(", ")}.`,
          "key",
        );
      }
      for (const [from, targets] of Object.entries(attribute.moves)) {
        targets.forEach((target, index) => {
          if (target === from)
            report.error("model.state-self-move", [...path, "moves", from, index], `\`${from}\` moves to itself: staying is always allowed.`, "Remove it.");
          else if (targets.indexOf(target) !== index)
            report.error("model.duplicate-value", [...path, "moves", from, index], `\`${target}\` stands twice.`, "Remove one of the two.");
        });
      }
    }
  }
}

import { didYouMean } from "../did-you-mean.ts";
import { formatPath } from "../path.ts";
import { own } from "../own.ts";
import type { CheckInput } from "./check.ts";

/** `repeats` speaks of attributes that stand at the owner, too, and are the same there. */
export function checkRepeats({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    thing.entity?.repeats?.forEach((name, position) => {
      const path = [...thing.path, "repeats", position];
      const owner = things.get(thing.within ?? "");
      if (owner === undefined) {
        report.error(
          "model.repeats",
          path,
          `${thing.name} has no owner whose \`${name}\` it could repeat.`,
          "Write within: …; what another entity says is asked there.",
        );
        return;
      }
      const [mine, theirs] = [own(thing.attributes, name), own(owner.attributes, name)];
      if (mine === undefined || theirs === undefined) {
        const lacking = mine === undefined ? thing : owner;
        report.error(
          "model.unknown-attribute",
          path,
          `${lacking.name} has no attribute \`${name}\`${didYouMean(name, Object.keys(lacking.attributes))}`,
          `Both ${thing.name} and ${owner.name} need it.`,
        );
      } else if (mine.type !== theirs.type || mine.required !== theirs.required) {
        report.error(
          "model.contradiction",
          path,
          `\`${name}\` is ${mine.required ? "a required" : "an optional"} ${mine.type} here (${formatPath([...thing.path, "attributes", name])}) and ${theirs.required ? "a required" : "an optional"} ${theirs.type} at its owner (${formatPath([...owner.path, "attributes", name])}).`,
          "Declare both alike.",
        );
      } else if (thing.entity?.repeats?.indexOf(name) !== position)
        report.error("model.duplicate-value", path, `\`${name}\` stands twice.`, "Remove one of the two.");
    });
  }
}

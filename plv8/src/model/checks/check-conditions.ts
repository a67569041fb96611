import { didYouMean } from "../did-you-mean.ts";
import { columnsByName } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

/** `one_of` speaks of attributes that exist and may be without a value. */
export function checkConditions({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    const names = [...columnsByName(thing, model, things).keys()];
    for (const [name, condition] of Object.entries(thing.entity?.one_of ?? {})) {
      const path = [...thing.path, "one_of", name];
      if (Object.hasOwn(thing.entity?.rules ?? {}, name)) {
        report.error(
          "model.name-collision",
          path,
          `A rule of ${thing.name} is named \`${name}\`, too (entities.${thing.name}.rules.${name}).`,
          "Rename one of the two.",
          "key",
        );
      }
      condition.of.forEach((said, position) => {
        if (!names.includes(said)) {
          report.error(
            "model.unknown-attribute",
            [...path, "of", position],
            `${thing.name} has no attribute \`${said}\`${didYouMean(said, names)}`,
            `Write some of: ${names.slice(0, 20).join(", ")}.`,
          );
        } else if (condition.of.indexOf(said) !== position) {
          report.error("model.duplicate-value", [...path, "of", position], `\`${said}\` stands twice.`, "Remove one of the two.");
        } else if (thing.attributes[said]?.required === true || thing.keys.some((key) => key.role === said && key.required)) {
          report.error(
            "model.contradiction",
            [...path, "of", position],
            `\`${said}\` is required, so it always has a value: ${name} could not leave it out.`,
            `Remove required from ${said}, or ${said} from ${name}.`,
          );
        }
      });
    }
  }
}

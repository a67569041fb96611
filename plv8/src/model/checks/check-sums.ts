import { didYouMean } from "../did-you-mean.ts";
import { checkExpression } from "../expression/check-expression.ts";
import { own } from "../own.ts";
import { closedValues, columnsByName } from "../table-shape.ts";
import { numbers } from "../type-traits.ts";
import type { CheckInput } from "./check.ts";

/** Sums are over the parts that a thing owns, of a number that each part has. */
export function checkSums({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    for (const [name, sum] of Object.entries(thing.entity?.sums ?? {})) {
      const path = [...thing.path, "sums", name];
      const parts = model.things.filter((other) => other.within === thing.name).map((other) => other.name);
      const part = things.get(sum.of);
      if (part === undefined || !parts.includes(sum.of)) {
        report.error(
          "model.sum",
          [...path, "of"],
          `\`${sum.of}\` is not a part of ${thing.name}${didYouMean(sum.of, parts)}`,
          parts.length === 0 ? `Write within: ${thing.name} at the parts.` : `Write one of: ${parts.join(", ")}.`,
        );
        continue;
      }
      const addable = Object.entries(part.attributes)
        .filter(([, each]) => numbers.includes(each.type))
        .map(([each]) => each);
      if (!addable.includes(sum.attribute)) {
        report.error(
          "model.sum",
          [...path, "attribute"],
          `${sum.of} has no number \`${sum.attribute}\`${didYouMean(sum.attribute, addable)}`,
          `Write one of: ${addable.join(", ") || "an integer, decimal or money attribute"}.`,
        );
      }
      if (sum.when !== undefined)
        checkExpression(
          sum.when,
          [...path, "when"],
          { owner: part.name, columns: columnsByName(part, model, things), values: closedValues(part) },
          report,
          false,
        );
      if (sum.equals === 0) continue;
      const whole = own(thing.attributes, sum.equals);
      if (whole === undefined || !numbers.includes(whole.type)) {
        const fit = Object.entries(thing.attributes)
          .filter(([, each]) => numbers.includes(each.type))
          .map(([each]) => each);
        report.error(
          "model.sum",
          [...path, "equals"],
          `${thing.name} has no number \`${sum.equals}\`${didYouMean(sum.equals, fit)}`,
          `Write 0, or one of: ${fit.join(", ") || "an integer, decimal or money attribute"}.`,
        );
      }
    }
  }
}

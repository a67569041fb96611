import { checkExpression } from "../expression/check-expression.ts";
import { checkIndexable } from "../expression/check-indexable.ts";
import type { Thing } from "../resolved.ts";
import { closedValues, columnsByName } from "../table-shape.ts";
import { namesIn } from "../expression/tree.ts";
import type { CheckInput } from "./check.ts";

/** Rules and `when` are expressions over their own entity. */
export function checkRules({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    const scope = { owner: thing.name, columns: columnsByName(thing, model, things), values: closedValues(thing) };
    for (const [name, text] of Object.entries(thing.entity?.rules ?? {})) {
      const path = [...thing.path, "rules", name];
      const tree = checkExpression(text, path, scope, report, false);
      if (tree !== null && namesIn(tree).length === 0) {
        report.error(
          "expression.constant",
          path,
          `The rule ${name} names no attribute: it is true for all rows or for none.`,
          "Compare an attribute with something.",
        );
      }
    }
    for (const [index, combination] of (thing.entity?.unique ?? []).entries()) {
      const path = [...thing.path, "unique", index, "when"];
      const tree = combination.when === undefined ? null : checkExpression(combination.when, path, scope, report, false);
      if (tree !== null) checkIndexable(tree, timedNames(thing), path, report);
      combination.of.forEach((name, position) => {
        if (!scope.columns.has(name)) {
          report.error(
            "model.unknown-attribute",
            [...thing.path, "unique", index, "of", position],
            `${thing.name} has no attribute \`${name}\`.`,
            `Write some of: ${[...scope.columns.keys()].join(", ")}.`,
          );
        }
      });
    }
  }
  for (const [index, pattern] of model.access.entries()) {
    const thing = things.get(pattern.entity);
    if (pattern.when === undefined || thing === undefined) continue;
    const path = ["access", index, "when"];
    const tree = checkExpression(
      pattern.when,
      path,
      { owner: thing.name, columns: columnsByName(thing, model, things), values: closedValues(thing) },
      report,
      false,
    );
    if (tree !== null) checkIndexable(tree, timedNames(thing), path, report);
  }
}

/** Names that hold a date or a moment. */
function timedNames(thing: Thing): ReadonlySet<string> {
  const own = Object.entries(thing.attributes)
    .filter(([, attribute]) => attribute.type === "timestamp" || attribute.type === "date")
    .map(([name]) => name);
  return new Set([...own, "created_at", "updated_at", "deleted_at"]);
}

import type { Path } from "../path.ts";
import type { Report } from "../report.ts";
import { didYouMean } from "../did-you-mean.ts";
import { allowedFunctions } from "./allowed.ts";
import { parseExpression } from "./parse.ts";
import { childrenOf, type Expression } from "./tree.ts";

/** What an expression may name. */
export type Scope = {
  /** What the names belong to, for messages: `order`. */
  readonly owner: string;
  /** Column by name. */
  readonly columns: ReadonlyMap<string, string>;
  /** The only values a name can have, where the model closes them (state, choice). */
  readonly values: ReadonlyMap<string, readonly string[]>;
};

/** Parses an expression and checks its names and functions; problems go to the report, then null comes back. */
export function checkExpression(text: string, path: Path, scope: Scope, report: Report, allowStable: boolean): Expression | null {
  const parsed = parseExpression(text);
  if (!parsed.ok) {
    const { at, code, message, hint } = parsed.problem;
    report.error(code, path, `${message} (character ${at + 1} of the expression)`, hint);
    return null;
  }
  let sound = true;
  const names = [...scope.columns.keys()];
  const visit = (part: Expression): void => {
    if (part.kind === "name" && !scope.columns.has(part.name)) {
      sound = false;
      const guess = didYouMean(part.name, names);
      report.error(
        "expression.unknown-name",
        path,
        `${scope.owner} has no attribute \`${part.name.slice(0, 63)}\`${guess} (character ${part.at + 1} of the expression)`,
        `Name an attribute or a to-one key of ${scope.owner}; a text needs single quotes inside the double ones: "'${part.name.slice(0, 30)}'".`,
      );
    }
    if (part.kind === "call" && !allowStable && allowedFunctions[part.name]?.stable === true) {
      sound = false;
      report.error(
        "expression.not-immutable",
        path,
        `${part.name}() can answer differently for the same row, so a rule can't rest on it.`,
        "Use it in evolve only; in a rule compare attributes with each other or with constants.",
      );
    }
    childrenOf(part).forEach(visit);
  };
  visit(parsed.tree);
  checkValues(parsed.tree, path, scope, report);
  return sound ? parsed.tree : null;
}

/** `status = 'payed'` can never be true when the states are known: that is a mistake. */
function checkValues(tree: Expression, path: Path, scope: Scope, report: Report): void {
  const compare = (name: Expression, value: Expression): void => {
    if (name.kind !== "name" || value.kind !== "text") return;
    const allowed = scope.values.get(name.name);
    if (allowed === undefined || allowed.includes(value.value)) return;
    const guess = didYouMean(value.value, allowed);
    report.error(
      "expression.unknown-value",
      path,
      `\`${name.name}\` is never '${value.value.slice(0, 60)}'${guess}`,
      `Compare with one of: ${allowed.slice(0, 20).join(", ")}.`,
    );
  };
  if (tree.kind === "binary" && (tree.operator === "=" || tree.operator === "<>")) {
    compare(tree.left, tree.right);
    compare(tree.right, tree.left);
  }
  if (tree.kind === "in") tree.items.forEach((item) => compare(tree.operand, item));
  childrenOf(tree).forEach((child) => checkValues(child, path, scope, report));
}

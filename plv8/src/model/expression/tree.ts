/** A parsed expression. Only what is listed here can be said; everything is printed from this tree, never from the user's text. */
export type Expression =
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | { readonly kind: "text"; readonly value: string; readonly at: number }
  | { readonly kind: "number"; readonly value: string }
  | { readonly kind: "constant"; readonly value: "true" | "false" | "null" }
  | { readonly kind: "typed"; readonly type: string; readonly value: string }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "is"; readonly operand: Expression; readonly not: boolean; readonly what: "null" | "true" | "false" | "unknown" }
  | { readonly kind: "distinct"; readonly left: Expression; readonly right: Expression; readonly not: boolean }
  | { readonly kind: "in"; readonly operand: Expression; readonly items: readonly Expression[]; readonly not: boolean }
  | { readonly kind: "between"; readonly operand: Expression; readonly low: Expression; readonly high: Expression; readonly not: boolean }
  | { readonly kind: "like"; readonly operand: Expression; readonly pattern: Expression; readonly not: boolean; readonly fold: boolean }
  | { readonly kind: "cast"; readonly operand: Expression; readonly type: string }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | {
      readonly kind: "case";
      readonly operand: Expression | null;
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
      readonly otherwise: Expression | null;
    };

/** What is wrong with an expression, where (offset into its text), and what to write instead. */
export type ExpressionProblem = { readonly at: number; readonly code: string; readonly message: string; readonly hint: string };

/** Thrown inside the parser only; `parseExpression` turns it into a value. */
export class ProblemFound {
  readonly problem: ExpressionProblem;
  constructor(at: number, code: string, message: string, hint: string) {
    this.problem = { at, code, message, hint };
  }
}

/** The direct parts of an expression. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "name":
    case "text":
    case "number":
    case "constant":
    case "typed":
      return [];
    case "unary":
    case "is":
    case "cast":
      return [expression.operand];
    case "binary":
    case "distinct":
      return [expression.left, expression.right];
    case "in":
      return [expression.operand, ...expression.items];
    case "between":
      return [expression.operand, expression.low, expression.high];
    case "like":
      return [expression.operand, expression.pattern];
    case "call":
      return expression.arguments;
    case "case":
      return [
        ...(expression.operand === null ? [] : [expression.operand]),
        ...expression.branches.flatMap((branch) => [branch.when, branch.then]),
        ...(expression.otherwise === null ? [] : [expression.otherwise]),
      ];
    default:
      return expression satisfies never;
  }
}

/** Names used in an expression, each once, in order of appearance. */
export function namesIn(expression: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === "name") found.add(part.name);
    childrenOf(part).forEach(visit);
  };
  visit(expression);
  return [...found];
}

/** Levels of an expression; counted without recursion, for it guards the recursions. */
export function depthOf(expression: Expression): number {
  let depth = 0;
  for (let level: readonly Expression[] = [expression]; level.length > 0; level = level.flatMap(childrenOf)) depth += 1;
  return depth;
}

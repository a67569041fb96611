import type { Path } from "../path.ts";
import type { Report } from "../report.ts";
import { childrenOf, type Expression, namesIn } from "./tree.ts";

const moments = new Set(["pg_catalog.date", "timestamp with time zone"]);
const words = new Set(["pg_catalog.text"]);

/**
 * A condition of an index may rest on nothing that a session's time zone or date style changes. `timed` are the names that hold a date or a moment.
 * Postgres would refuse the index; here it is said before.
 */
export function checkIndexable(tree: Expression, timed: ReadonlySet<string>, path: Path, report: Report): void {
  const visit = (part: Expression): void => {
    if (part.kind === "cast") {
      const names = namesIn(part.operand);
      if ((moments.has(part.type) && names.length > 0) || (words.has(part.type) && names.some((name) => timed.has(name)))) {
        report.error(
          "expression.not-immutable",
          path,
          `A cast of ${names.join(", ")} to ${part.type.replace("pg_catalog.", "")} depends on the session's time zone or date style; an index can't rest on it.`,
          "Compare the attribute itself with a constant, without a cast.",
        );
      }
    }
    childrenOf(part).forEach(visit);
  };
  visit(tree);
}

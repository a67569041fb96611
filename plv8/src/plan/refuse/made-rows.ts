import type { Issue } from "../../types/issue.ts";
import type { PlanContext } from "../plan-context.ts";
import { makingRetypedRows } from "../retyped-rows.ts";
import { refusal } from "./refusal.ts";

/** While a column is there in two shapes, its table has one column more: no text makes a row of it. */
export function refuseMadeRows(context: PlanContext): readonly Issue[] {
  return makingRetypedRows(context).map((object) =>
    refusal(
      "not-online",
      object.address,
      `${object.address.replace(":", " ")} makes rows of a table or type of which a column becomes of another type: between the two no text of it holds`,
      "In a plan of its own, take the default or text away; change the type; then tell it again.",
    ),
  );
}

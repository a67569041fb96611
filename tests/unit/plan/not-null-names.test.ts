/** What the names of NOT NULLs (18) tell of a wish. */
import { expect, test } from "vitest";
import { catalog, column, keyed, outline, smallPlan } from "./small-catalog.ts";

test("tells how to say that a column with a leaving one's NOT NULL is that under another name", () => {
  const comes = column("t", "b", "text", { default: "''::text", not_null: true, not_null_as: { name: "t_a_not_null", no_inherit: false, comment: null } });
  const result = smallPlan(catalog(...keyed(column("t", "a", "text", { not_null: true }))), catalog(...keyed(comes)));
  expect(outline(result)).toEqual(["plan.name-taken column:shop.t.b"]);
  expect(result.ok ? "" : result.issues[0]?.hint).toContain("--rename 'shop.t.a=b'");
});

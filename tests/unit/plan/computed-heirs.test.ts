/** Before 17 a partition that computes a column otherwise than its parent says so only as it is made: a plan that would have to is refused. */
import { expect, test } from "vitest";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import { catalog, column, outline, smallPlan, table } from "./small-catalog.ts";

function partitioned(type: string, own: string): Catalog {
  const twice = (of: string, expression: string, above: readonly string[]): ReturnType<typeof column> =>
    column(of, "m", "bigint", { generated: { expression, kind: "stored" }, depends_on: [`column:shop.${of}.n`, `table:shop.${of}`, ...above] });
  return catalog(
    table("p", { partition_key: "LIST (k)" }),
    column("p", "k", "integer"),
    column("p", "n", type),
    twice("p", "(n * 2)", []),
    table("c", { partition_of: { parent: "table:shop.p", bound: "FOR VALUES IN (1)" }, depends_on: ["table:shop.p"] }),
    column("c", "k", "integer"),
    column("c", "n", type),
    twice("c", own, []),
  );
}

test.each([
  ["an expression of its own changes", "integer", "(n * 5)", "integer", "(n * 6)"],
  ["what such a one reads takes another type", "integer", "(n * 5)", "bigint", "(n * 5)"],
  ["it is computed as its parent's from now on, the way back is not", "integer", "(n * 5)", "bigint", "(n * 2)"],
])("%s", (_name, type, own, later, ownLater) => {
  const told = (major: number): readonly string[] =>
    outline(smallPlan(partitioned(type, own), partitioned(later, ownLater), { major, options: { plain: true } }));
  expect(told(16)).toEqual(["plan.no-statement column:shop.c.m"]);
  expect(told(17).join()).not.toContain("plan.");
});

test("what comes with the parent's needs no word of its own", () => {
  const told = outline(smallPlan(partitioned("integer", "(n * 2)"), partitioned("bigint", "(n * 2)"), { major: 16, options: { plain: true } }));
  expect(told).toEqual(["switch drop_column column:shop.p.m", "switch alter_column column:shop.p.n", "switch create_column column:shop.p.m"]);
});

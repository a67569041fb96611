/** A dropped heir comes back with what it said itself: a NOT NULL that is its parent's alone comes from the parent. */
import { expect, test } from "vitest";
import type { Step } from "../../../plv8/src/types/plan.ts";
import { catalog, column, smallPlan, table } from "./small-catalog.ts";

const named = { name: "pn", no_inherit: false, comment: null };

test("a NOT NULL that is said nowhere but in the parent is said nowhere else on the way back", () => {
  const result = smallPlan(
    catalog(
      table("p"),
      column("p", "a", "integer", { not_null: true, not_null_as: named }),
      table("h", { inherits: ["table:shop.p"], depends_on: ["table:shop.p"] }),
      column("h", "a", "integer", { not_null: true, local: true }),
      table("k", { inherits: ["table:shop.p"], depends_on: ["table:shop.p"] }),
      column("k", "a", "integer", { not_null: true, local: true, not_null_as: { ...named, name: null, own: true } }),
    ),
    catalog(),
    { options: { plain: true } },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  const back = result.value.steps
    .map((text) => JSON.parse(text) as Step)
    .flatMap(({ undo }) => (undo.kind === "run" && undo.run.kind === "transaction" ? undo.run.statements : []))
    .filter((statement) => statement.startsWith("create table"))
    .map((statement) => statement.replaceAll(/\s+/gu, " "));
  expect(back.sort()).toEqual([
    "create table shop.h ( a integer ) inherits (shop.p)",
    "create table shop.k ( a integer constraint pn not null ) inherits (shop.p)",
    "create table shop.p ( a integer constraint pn not null )",
  ]);
});

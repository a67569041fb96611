/**
 * What a trigger's function reads in another table is no dependency to Postgres: a plan still takes the trigger away first, or writers would fail in between.
 */
import { expect, test } from "vitest";
import { compile } from "../../../plv8/src/entry.ts";
import type { PlanOutput, Step } from "../../../plv8/src/types/plan.ts";
import type { Result } from "../../../plv8/src/types/issue.ts";
import { declareText, shopSettings } from "../../helpers/shop.ts";

const book = (attributes: string, rest = ""): string => `book: { is: A book., attributes: { ${attributes} }${rest} }`;
const line = (attributes: string, rest = ""): string => `line: { is: A line., within: book, attributes: { ${attributes} }${rest} }`;
const note = (rest = ""): string => `note: { is: A note.${rest} }`;
const model = (...entities: readonly string[]): string =>
  `{ model: m, entities: { ${entities.join(", ")} }, relationships: [ { from: note, to: book, required: true } ] }`;
const state = "status: { type: state, initial: open, moves: { open: [closed] } }";
const day = "day: { type: date, required: true }";
const amount = "amount: { type: integer, required: true }";
const total = "total: { type: integer, required: true, default: 0 }";

test.each([
  [
    "a state that rows and their parts rest on",
    model(book(state, ", only_while: { status: [open] }"), line("t: { type: text }"), note(", only_while: { book: [open] }")),
    model(book(""), line("t: { type: text }"), note()),
    "books.status",
    ["books", "lines", "notes"],
  ],
  [
    "a sum that parts are held to",
    model(book(total, ", sums: { s: { of: line, attribute: amount, equals: total } }"), line(amount), note()),
    model(book(""), line(amount), note()),
    "books.total",
    ["books", "lines"],
  ],
  [
    "what is summed",
    model(book(total, ", sums: { s: { of: line, attribute: amount, equals: total } }"), line(amount), note()),
    model(book(total), line(""), note()),
    "lines.amount",
    ["books", "lines"],
  ],
  ["what parts repeat", model(book(day), line(day, ", repeats: [day]"), note()), model(book(""), line(day), note()), "books.day", ["books", "lines"]],
] as const)("%s", (_, before, after, column, tables) => {
  const settings = { ...shopSettings(18), application_roles: [] };
  const first = declareText(before, settings);
  if (!first.ok) throw new Error(JSON.stringify(first.issues));
  const second = declareText(after, settings, first.value.design);
  if (!second.ok) throw new Error(JSON.stringify(second.issues));
  // As Postgres tells it: triggers depend on the columns of their own table.
  const live = {
    canon: 1,
    objects: first.value.design.catalog.objects.map((object) =>
      object.kind === "trigger"
        ? { ...object, depends_on: object.depends_on.filter((need) => !need.startsWith("column:") || need.startsWith(`column:shop.${object.table}.`)) }
        : object,
    ),
  };
  const plan = JSON.parse(
    compile(
      "plan",
      JSON.stringify({ project: "m", applied: first.value.design, declared: second.value.design, live, sizes: {}, model_digest: second.value.model_digest }),
    ),
  ) as Result<PlanOutput>;
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  const steps = plan.value.steps.map((text) => (JSON.parse(text) as Step).what);
  const dropped = steps.findIndex((what) => what.includes(`drop ${column}`));
  expect(dropped, steps.join("\n")).toBeGreaterThan(0);
  for (const table of tables) {
    const left = steps.findIndex((what) => new RegExp(`^drop trigger (?:only_while|check|repeats)_\\w+ of ${table}`).test(what));
    expect(left, `${table}\n${steps.join("\n")}`).toBeGreaterThanOrEqual(0);
    expect(left, `${table}\n${steps.join("\n")}`).toBeLessThan(dropped);
  }
});

/** Who sees what: contradictions name both places, and a rename follows into every new word of the language. */
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseModel, writeModel } from "../../../worker/model/format-model.ts";
import { renameInModel } from "../../../worker/model/rename-model.ts";
import { declareText } from "../../helpers/shop.ts";

const model = (more: { readonly file?: string; readonly pass?: string; readonly access?: string; readonly keys?: string } = {}): string => `model: m
intent: { actor: person, purposes: [care] }
entities:
  person: { is: "P." }
  file: { is: "F.", attributes: { n: { type: integer }, day: { type: date } }, visible: { open: { purpose: care, when: "n > 1" }, let_in: { by: pass, where: "reason <> ''" } }${more.file ?? ""} }
  part: { is: "A part.", within: file, attributes: { day: { type: date }, n: { type: integer, required: true } }, repeats: [day] }
  pass: { is: "A pass.", attributes: { reason: { type: text }, n: { type: integer } }${more.pass ?? ""} }
relationships:
  - { from: pass, to: file, required: true }
  - { from: pass, to: person, required: true }${more.keys ?? ""}
access:
  - { name: p, entity: part, equals: [file], sort: [day]${more.access ?? ""} }
`;

const issuesOf = (text: string): readonly string[] => {
  const result = declareText(text);
  return result.ok ? [] : result.issues.map((issue) => `${issue.path}: ${issue.message}`);
};

test("the model is sound", () => expect(issuesOf(model())).toEqual([]));

test.each([
  [
    "what opens is hidden itself",
    model({ pass: ', visible: { mine: { when: "n > 1" } }' }),
    "entities.file.visible.let_in.by: pass opens file, and is hidden itself (entities.pass.visible)",
  ],
  [
    "who looks can't be told",
    model({ keys: "\n  - { from: pass, to: person, role: giver }" }),
    "entities.file.visible.let_in.by: pass has 2 keys to person (person, giver)",
  ],
  [
    "two ways to the row",
    model({ keys: "\n  - { from: pass, to: file, role: other_file }" }),
    "entities.file.visible.let_in.by: pass does not have one key to file but 2",
  ],
  [
    "sums that everybody would read",
    model({ access: ", aggregates: [n], stale_for: 1 hour" }).replace(", sort: [day]", ""),
    "access[0].stale_for: Kept sums have no row security: everybody would read those of all rows (part is seen only with what it hangs on)",
  ],
])("%s", (_, text, said) => {
  expect(issuesOf(text).join("\n")).toContain(said);
});

const renamed = (former: string, name: string): Record<string, never> => {
  const document = parseModel(model({ file: ', unique: [ { of: [day], when: "n > 2" } ], sums: { s: { of: part, attribute: n, equals: n, when: "n > 3" } }' }));
  renameInModel(document, former, name);
  const text = writeModel(document);
  expect(issuesOf(text)).toEqual([]);
  return parse(text) as Record<string, never>;
};

test("a rename follows into conditions, openers, the actor and what is repeated", () => {
  expect(renamed("person", "clerk")).toMatchObject({ intent: { actor: "clerk" } });
  expect(renamed("pass", "permit")).toMatchObject({ entities: { file: { visible: { let_in: { by: "permit" } } } } });
  expect(renamed("pass.reason", "grounds")).toMatchObject({ entities: { file: { visible: { let_in: { where: "grounds <> ''" } } } } });
  expect(renamed("file.n", "level")).toMatchObject({
    entities: { file: { visible: { open: { when: "level > 1" } }, unique: [{ when: "level > 2" }], sums: { s: { equals: "level", when: "n > 3" } } } },
  });
  expect(renamed("part.n", "amount")).toMatchObject({ entities: { file: { sums: { s: { attribute: "amount", when: "amount > 3" } } } } });
  expect(renamed("part.day", "date_of_it")).toMatchObject({
    entities: { part: { repeats: ["date_of_it"] }, file: { attributes: { date_of_it: { type: "date" } }, unique: [{ of: ["date_of_it"] }] } },
  });
});

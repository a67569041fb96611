/** Findings of the normal forms: warnings, each with the split that mends it. */
import { expect, test } from "vitest";
import { declareText } from "../../helpers/shop.ts";

const model = (rest: string, attributes = "postal_code: { type: text }, city: { type: text }, a: { type: integer }, b: { type: integer }"): string =>
  `{ model: m, entities: { address: { is: "Where.", attributes: { ${attributes} } ${rest} } } }`;

function findings(document: string): readonly (readonly [string, string, string | null])[] {
  const result = declareText(document);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.warnings.filter((issue) => issue.code === "model.normal-form").map((issue) => [issue.path, issue.message, issue.hint]);
}

test("3NF: a fact about a fact moves out", () => {
  expect(findings(model(", depends: [ { of: [postal_code], gives: [city] } ]"))).toEqual([
    [
      "entities.address.depends[0]",
      "address is not in 3NF: postal_code determines city, but does not identify address, so that the same fact stands in many rows.",
      "Make an entity `postal` with postal_code, city (unique: postal_code), take city out of address, and add { from: address, to: postal, required: true }.",
    ],
  ]);
});

test("2NF: a fact about a part of the key", () => {
  expect(findings(model(", unique: [ { of: [a, b] } ], depends: [ { of: [a], gives: [city] } ]"))[0]?.[1]).toContain("not in 2NF: a determines city");
});

test("BCNF: a part of the key that something else determines", () => {
  expect(findings(model(", unique: [ { of: [a, b] } ], depends: [ { of: [city], gives: [a] } ]"))[0]?.[1]).toContain("not in BCNF: city determines a");
});

test("a determinant that is a key is what keys are for", () => {
  expect(findings(model(", unique: [ { of: [postal_code, a] } ], depends: [ { of: [postal_code, a], gives: [city, b] } ]"))).toEqual([]);
  expect(findings(model(", depends: [ { of: [postal_code], gives: [city] } ]", "postal_code: { type: text, unique: global }, city: { type: text }"))).toEqual(
    [],
  );
});

test("a key is found through other dependencies", () => {
  expect(
    findings(model(", depends: [ { of: [a], gives: [postal_code] }, { of: [postal_code], gives: [city] }, { of: [city], gives: [b] } ]")).map(([path]) => path),
  ).toEqual(["entities.address.depends[1]", "entities.address.depends[2]"]);
});

test("1NF: an attribute several times", () => {
  expect(findings(model("", "phone_1: { type: text }, phone_2: { type: text }, line1: { type: text }"))).toEqual([
    [
      "entities.address.attributes.phone_2",
      "phone_1, phone_2 of address are one attribute several times (1NF): who looks for a value has to ask in 2 columns, and the next one needs another.",
      "Write phone: { type: list, of: text, use: items }, or an entity within address.",
    ],
  ]);
});

test("unique in the whole table, and rows that stay when they are deleted: both places", () => {
  const result = declareText("{ model: m, entities: { user: { is: Who., soft_delete: true, attributes: { mail: { type: email, unique: global } } } } }");
  expect(result.ok && result.warnings).toMatchObject([
    {
      code: "model.contradiction",
      path: "entities.user.attributes.mail.unique",
      message: expect.stringContaining("entities.user.soft_delete") as string,
      hint: expect.stringContaining("unique: living") as string,
    },
  ]);
  expect(declareText("{ model: m, entities: { user: { is: Who., soft_delete: true, attributes: { mail: { type: email, unique: living } } } } }")).toMatchObject(
    { ok: true, warnings: [] },
  );
});

/** A renamed thing keeps its identity: of every entity, attribute and role of every template, nothing is new and nothing is gone. */
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Declared } from "../../../plv8/src/ops/declare.ts";
import { parseModel, writeModel } from "../../../worker/model/format-model.ts";
import { RenameRefused, renameInModel } from "../../../worker/model/rename-model.ts";
import { declareText } from "../../helpers/shop.ts";

const folder = new URL("../../../plv8/src/templates/", import.meta.url);
const names = ["ecommerce.yaml", "financial_ledger.yaml", "crm.yaml", "iot.yaml"];

function declared(text: string, former: Declared | null = null): Declared {
  const result = declareText(text, undefined, former?.design ?? null);
  if (!result.ok) throw new Error(`${JSON.stringify(result.issues, null, 1)}\n${text}`);
  return result.value;
}

function renamed(text: string, former: string, name: string): string {
  const document = parseModel(text);
  renameInModel(document, former, name);
  return writeModel(document);
}

const idsOf = (each: Declared): readonly string[] => each.design.ids.map((entry) => entry.id);

test.each(names)(
  "everything in %s",
  (file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const before = declared(text);
    for (const [entity, { attributes }] of Object.entries(before.model.entities)) {
      const other = declared(renamed(text, entity, "renamed_thing"), before);
      expect(idsOf(other), entity).toEqual(idsOf(before));
      expect(Object.keys(other.model.entities)).toEqual(Object.keys(before.model.entities).map((name) => (name === entity ? "renamed_thing" : name)));
      expect(other.model.access.length).toBe(before.model.access.length);
      const [attribute] = Object.keys(attributes);
      if (attribute !== undefined)
        expect(idsOf(declared(renamed(text, `${entity}.${attribute}`, "renamed_value"), before)), `${entity}.${attribute}`).toEqual(idsOf(before));
    }
  },
  60_000,
);

test("there and back again is the same design, and comments stay", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".yaml"))) {
    const text = readFileSync(new URL(file, folder), "utf8");
    const before = declared(text);
    const [entity = ""] = Object.keys(before.model.entities);
    const again = renamed(renamed(text, entity, "renamed_thing"), "renamed_thing", entity);
    expect(again.match(/^# .*$/gm)).toEqual(text.match(/^# .*$/gm));
    expect(declared(again).design.catalog, file).toEqual(before.design.catalog);
  }
});

test.each([
  ["custmer", "client", /there is no entity or link `custmer`; there are: store/],
  ["customer", "order", /there is a `order` already/],
  ["customer.mail", "address", /customer has no attribute or role `mail`/],
  ["customer.email", "phone", /customer has a `phone` already/],
  ["customer", "The Client", /is not a name/],
  ["customer.email", "order.email", /stays in its entity/],
])("%s to %s is refused", (former, name, message) => {
  const text = readFileSync(new URL("ecommerce.yaml", folder), "utf8");
  expect(() => renamed(text, former, name)).toThrow(RenameRefused);
  expect(() => renamed(text, former, name)).toThrow(message);
});

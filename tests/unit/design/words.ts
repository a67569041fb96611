/** The language by its schema, and models that differ by one word of it. */
import { expect } from "vitest";
import { modelJsonSchema } from "../../../plv8/src/model/json-schema.ts";
import type { Design } from "../../../plv8/src/types/design.ts";
import { declareText, shopSettings } from "../../helpers/shop.ts";

export type Data = Readonly<Record<string, unknown>>;
export type Node = { readonly properties?: Readonly<Record<string, Node>>; readonly [key: string]: unknown };

export const schema = modelJsonSchema() as Node & { readonly $defs: Readonly<Record<string, Node & { readonly oneOf?: readonly Node[] }>> };

const designOf = (document: Data): Design => {
  const result = declareText(JSON.stringify(document), shopSettings());
  if (!result.ok) throw new Error(`${JSON.stringify(result.issues.map((issue) => [issue.path, issue.message]))}\n${JSON.stringify(document)}`);
  return result.value.design;
};

export const model = (thing: Data, more: Data = {}): Data => ({
  model: "m",
  conventions: { extensions: ["vector", "pg_trgm", "btree_gist"] },
  entities: { thing: { is: "A thing.", ...thing }, other: { is: "Another." }, third: { is: "A third." }, ...(more["entities"] as Data | undefined) },
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== "entities")),
});

export const differ = (name: string, left: Data, right: Data): void =>
  expect(JSON.stringify(designOf(left)), `${name} is passed over`).not.toBe(JSON.stringify(designOf(right)));

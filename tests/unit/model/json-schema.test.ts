/** The JSON Schema for editors: committed, current, complete, and of one mind with the reader. */
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { modelSchemaPath, modelSchemaText } from "../../../plv8/write-model-schema.ts";
import { shopText } from "../../helpers/shop.ts";

type Schema = { readonly [key: string]: unknown };

test("the committed schema is current (else run `make docs`)", async () => {
  expect(await readFile(modelSchemaPath, "utf8")).toBe(modelSchemaText());
});

test.each([1, 2] as const)("shop v%i satisfies it", async (version) => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(modelSchemaText()) as Schema);
  expect(validate(parse(await shopText(version))), JSON.stringify(validate.errors)).toBe(true);
});

test("it refuses what the reader refuses: unknown keys, types, missing sentences", () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(modelSchemaText()) as Schema);
  for (const entity of [{ is: "A.", atributes: {} }, { is: "A.", attributes: { a: { type: "texts" } } }, { attributes: {} }]) {
    expect(validate({ model: "m", entities: { a: entity } })).toBe(false);
  }
});

test("every key has a description for hover text", () => {
  const schema = JSON.parse(modelSchemaText()) as Schema & { $defs: Record<string, Schema> };
  const missing: string[] = [];
  const describedBy = (part: Schema): unknown => part["description"] ?? schema.$defs[String(part["$ref"]).replace("#/$defs/", "")]?.["description"];
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, child] of Object.entries(((part as Schema)["properties"] as Record<string, Schema> | undefined) ?? {})) {
      if (key !== "type" && describedBy(child) === undefined) missing.push(`${path}.${key}`);
    }
    for (const [key, child] of Object.entries(part)) visit(child, `${path}.${key}`);
  };
  visit(schema, "");
  expect(missing).toEqual([]);
});

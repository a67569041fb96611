/** No word of the model is passed over in silence: with it or without, with one value or another, something of the design is different. */
import { expect, test } from "vitest";
import { pairs } from "./word-pairs.ts";
import { differ, schema, type Data } from "./words.ts";

/** Words that the design does not see, and where they are asked for. */
const elsewhere: Readonly<Record<string, string>> = {
  use: "tests/unit/model-files: files and packages are joined before the model is read",
  "conventions.extensions": "tests/unit/model/bad-documents: a model that needs another extension is refused",
  "entity.depends.of": "tests/unit/model/normal-forms: findings, no design",
  "entity.depends.gives": "tests/unit/model/normal-forms: findings, no design",
};

test.each(Object.entries(pairs))("%s", (name, [left, right]) => differ(name, left, right));

test("no word of the schema is missing here", () => {
  const words = new Set<string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "$defs") continue;
      if (key === "properties")
        for (const [word, inner] of Object.entries(value as Data)) {
          const at = path === "" ? word : `${path}.${word}`;
          const before = words.size;
          walk(inner, at);
          if (words.size === before) words.add(at);
        }
      else walk(value, path);
    }
  };
  walk({ ...schema, $defs: {} }, "");
  for (const [name, node] of Object.entries(schema.$defs)) if (name !== "attribute") walk(node, name);
  const known = new Set([...Object.keys(pairs), ...Object.keys(elsewhere)]);
  expect([...words].filter((word) => !known.has(word) && !["entities", "relationships", "access"].includes(word))).toEqual([]);
});

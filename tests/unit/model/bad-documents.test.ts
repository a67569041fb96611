/** Every mistake is named: where it is, what is wrong, what to write instead. */
import { describe, expect, test } from "vitest";
import { declareText, shopSettings } from "../../helpers/shop.ts";
import { badDocuments, soundDocument } from "./bad-documents.ts";

test("the sound document is sound", () => {
  expect(declareText(soundDocument)).toMatchObject({ ok: true, warnings: [] });
});

describe("a document with", () => {
  test.each(badDocuments)("$what is refused at its place", ({ replace, by, code, path, line, says }) => {
    expect(soundDocument, "what is replaced must be there").toContain(replace);
    const result = declareText(soundDocument.replace(replace, () => by));
    if (result.ok) throw new Error("it was accepted");
    const errors = result.issues.filter((issue) => issue.severity === "error");
    const found = errors.find((issue) => issue.code === code && issue.path === path);
    expect(found, JSON.stringify(errors, null, 1)).toBeDefined();
    expect(found?.line).toBe(line);
    expect(`${found?.message} ${found?.hint}`).toContain(says);
    for (const issue of errors)
      expect(issue).toMatchObject({ line: expect.any(Number) as number, column: expect.any(Number) as number, hint: expect.stringMatching(/\S/) as string });
  });
});

describe("many mistakes", () => {
  test("come all at once, in the order of the text", () => {
    const document = soundDocument.replace("to: store", "to: stroe").replace("within: order", "within: lines").replace("initial: draft", "initial: nowhere");
    const result = declareText(document);
    if (result.ok) throw new Error("it was accepted");
    expect(result.issues.map((issue) => issue.path)).toEqual(["entities.order.attributes.status.initial", "entities.line.within", "relationships[0].to"]);
  });
});

describe("one mistake", () => {
  test.each([
    ["a lost tenant", "  - { from: customer, to: store, required: true }\n", "", ["entities.customer", "entities.customer.attributes.email.unique"]],
    ["a word for a truth value", "required: true, unique: global", "required: yes, unique: global", ["entities.store.attributes.name.required"]],
    [
      "entities that need each other and nobody else",
      "to: store, required: true",
      "to: order, required: true",
      ["entities.customer", "entities.customer.attributes.email.unique"],
    ],
  ])("%s is said once", (_what, replace, by, paths) => {
    const result = declareText(soundDocument.replace(replace, () => by));
    if (result.ok) throw new Error("it was accepted");
    expect(result.issues.map((issue) => issue.path)).toEqual(paths);
  });
});

describe("a document that is too large", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `  e${index}: { is: "An entity.", attributes: { a: { type: text } } }`);
  test("with 10,000 entities is refused with the number and the remedy", () => {
    const result = declareText(`model: huge\nentities:\n${names.join("\n")}\n`);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "model.too-many", path: "entities", line: 2 }] });
    expect(JSON.stringify(result)).toContain("10000 entities; at most 2000");
    expect(JSON.stringify(result)).toContain("Split it into several projects");
  });

  test("with 2,000 entities is designed", () => {
    const result = declareText(`model: big\nentities:\n${names.slice(0, 2000).join("\n")}\n`);
    expect(result.ok).toBe(true);
  });

  test("of 5 MB is refused before it is parsed", () => {
    expect(declareText(`model: a # ${"x".repeat(5_000_000)}`)).toMatchObject({
      ok: false,
      issues: [{ code: "model.too-large", hint: expect.stringContaining("split it into several") as string }],
    });
  });

  test.each([
    ["lists", "[".repeat(100_000)],
    ["maps", "{a: ".repeat(50_000)],
    ["blocks", Array.from({ length: 2_000 }, (_, level) => `${" ".repeat(level)}a:`).join("\n")],
    ["brackets in a rule", soundDocument.replace("placed_at is not null", `${"(".repeat(1900)}true`)],
    ["operators in a rule", soundDocument.replace("placed_at is not null", `${"not ".repeat(900)}true`)],
  ])("nested deeply (%s) is an issue, not a stack overflow", (_what, document) => {
    const result = declareText(document);
    expect(JSON.stringify(result)).not.toContain("compiler.bug");
  });

  test("an alias bomb is refused", () => {
    const bomb = [
      "a: &a [x, x, x, x, x, x, x, x, x]",
      ..."bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghi"[index]}`).join(", ")}]`),
    ].join("\n");
    const result = declareText(bomb);
    if (result.ok) throw new Error("it was accepted");
    expect(result.issues.some((issue) => issue.code === "yaml.alias" || issue.code === "yaml.anchor")).toBe(true);
  });
});

describe("settings", () => {
  test.each([
    [{ schema: "" }, "settings.schema"],
    [{ schema: "arch" }, "settings.schema"],
    [{ schema: "pg_toast" }, "settings.schema"],
    [{ schema: "x".repeat(64) }, "settings.schema"],
    [{ owner: "" }, "settings.owner"],
    [{ application_roles: ["shop_owner"] }, "settings.owner"],
    [{ major: 14 }, "settings.major"],
  ])("%j are refused", (part, code) => {
    expect(declareText(soundDocument, { ...shopSettings(), ...part })).toMatchObject({ ok: false, issues: [{ code }] });
  });

  test("a schema and roles with odd names are quoted everywhere", () => {
    const result = declareText(soundDocument, { schema: 'My "shop"; --', owner: "The Owner", application_roles: ["app'1"], major: 18 });
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    for (const object of result.value.design.catalog.objects) {
      if ("definition" in object && object.kind !== "constraint") expect(object.definition).toContain('"My ""shop""; --"');
    }
  });
});

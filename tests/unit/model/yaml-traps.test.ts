/** What YAML does in silence is said aloud. */
import { describe, expect, test } from "vitest";
import type { Issue } from "../../../plv8/src/types/issue.ts";
import { declareText } from "../../helpers/shop.ts";

const issuesOf = (text: string): readonly Issue[] => {
  const result = declareText(`model: m\nentities:\n  a:\n    is: "An a."\n    attributes:\n${text}\n`);
  return result.ok ? result.warnings : result.issues;
};

describe("a warning tells of", () => {
  test.each([
    ["yes in a list of texts", "      c: { type: choice, values: [yes, no] }", "yaml.trap-boolean", 'quote it: "yes"'],
    ["off in a list of texts", "      c: { type: choice, values: [on, off] }", "yaml.trap-boolean", 'quote it: "on"'],
    ["a date", "      c: { type: choice, values: [2024-01-01, other] }", "yaml.trap-date", 'Quote it: "2024-01-01"'],
    ["a time", "      c: { type: choice, values: [12:30, other] }", "yaml.trap-date", "Quote it"],
    ["a number with underscores", "      c: { type: choice, values: [2_000_000, other] }", "yaml.trap-number", "Write 2000000"],
    ["leading zeros", "      c: { type: integer, default: 007 }", "yaml.trap-number", "Write 7"],
    ["hexadecimal", "      c: { type: integer, default: 0x1F }", "yaml.trap-number", "plain decimal"],
    ["a # that swallows text", "      c:\n        type: text\n        is: Item #1 of the list", "yaml.trap-comment", 'quote it: "Item #1 of the list"'],
  ])("%s", (_what, text, code, says) => {
    const found = issuesOf(text).find((issue) => issue.code === code);
    expect(found).toBeDefined();
    expect(found?.severity).toBe("warning");
    expect(found?.line).toBeGreaterThan(5);
    expect(found?.hint).toContain(says);
  });

  test.each([
    ["a quoted yes", '      c: { type: choice, values: ["yes", "no"] }'],
    ["a comment with a space", "      c: { type: text } # a comment\n      d:\n        type: text # another\n"],
    ["true", "      c: { type: boolean, default: true }"],
    ["plain numbers", "      c: { type: integer, default: 2000000 }"],
  ])("nothing for %s", (_what, text) => {
    expect(issuesOf(text)).toEqual([]);
  });
});

test("JSON is read as well, with lines", () => {
  const result = declareText('{\n "model": "m",\n "entities": {\n  "a": { "is": "An a.", "attributes": { "x": { "type": "texd" } } }\n }\n}');
  expect(result).toMatchObject({ ok: false, issues: [{ code: "model.unknown-type", line: 4, path: "entities.a.attributes.x.type" }] });
});

test.each([
  ["nothing", ""],
  ["a comment", "# nothing"],
  ["a list", "- a"],
  ["a text", "shop"],
  ["a number", "1"],
  ["two documents", "model: a\n---\nmodel: b"],
  ["binary", "\u0001\u0002"],
  ["a zero byte", "model: \u0000"],
  ["a directive", "%YAML 1.1\n---\nmodel: a"],
  ["a prototype", '{"__proto__": {"model": "x"}, "model": "m", "entities": {}}'],
  ["a merge key", "a: &a {x: 1}\nb:\n  <<: *a"],
])("%s is refused with a remedy", (_what, text) => {
  const result = declareText(text);
  if (result.ok) throw new Error("it was accepted");
  expect(result.issues.length).toBeGreaterThan(0);
  for (const issue of result.issues)
    expect(issue).toMatchObject({ message: expect.stringMatching(/\S/) as string, hint: expect.stringMatching(/\S/) as string });
  expect(result.issues.map((issue) => issue.code)).not.toContain("compiler.bug");
});

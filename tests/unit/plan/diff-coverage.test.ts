import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { propertyNames } from "../../../plv8/src/diff/property-names.ts";
import { diffCases } from "../../helpers/diff-corpus/diff-cases.ts";

/** What each case changes, from the first line of its golden. */
const cases = diffCases().map((each) => {
  const text = readFileSync(`${each.folder}/expected.sql`, "utf8");
  const words = /^-- (?!refused)(.*)$/mu.exec(text.split("\n")[0] ?? "")?.[1]?.split(", ") ?? [];
  return { ...each, text, words: new Set(words) };
});

/** Cells that stay empty, and why. */
const empty: Readonly<Record<string, string>> = {
  "other create": "refused",
  "other drop": "refused",
  "language create": "needs C",
  "language drop": "needs C",
  "text_search_parser create": "needs C",
  "text_search_parser drop": "needs C",
  "text_search_template create": "needs C",
  "text_search_template drop": "needs C",
  "access_method create": "needs C",
  "access_method drop": "needs C",
  "transform create": "needs C",
  "transform drop": "needs C",
};

test("kinds and what happens to them in pairs of SQL files, with the empty cells", async () => {
  const count = (wanted: (each: (typeof cases)[number]) => boolean, none: string): string => {
    const found = cases.filter(wanted).length;
    return found === 0 ? `(${none})` : String(found);
  };
  const rows = Object.entries(propertyNames).map(([kind, names]) => {
    const about = (each: (typeof cases)[number]): boolean => [...each.words].some((word) => word.startsWith(`${kind} `));
    const seen = (names as readonly string[]).filter((name) => cases.some((each) => each.words.has(`${kind}.${name}`)));
    const cells = [
      ...(["create", "drop", "rename"] as const).map((operation) =>
        count((each) => each.words.has(`${kind} ${operation}`), empty[`${kind} ${operation}`] ?? (operation === "rename" ? "dropped and created" : "")),
      ),
      seen.join(", "),
      `(${(names as readonly string[]).filter((name) => !seen.includes(name)).join(", ")})`,
      count((each) => each.text.includes(`-- drop ${kind.replaceAll("_", " ")} `) && each.text.includes(", to make it again: ") && about(each), ""),
      count((each) => about(each) && /insert into/u.test(each.before), ""),
      count((each) => about(each) && /partition of/u.test(each.before + each.after), ""),
    ];
    return `| ${kind} | ${cells.join(" | ")} |`;
  });
  const refused = cases.filter((each) => each.text.startsWith("-- refused"));
  const text = [
    "# What plans between SQL files are tested on",
    "",
    `Written by \`tests/unit/plan/diff-coverage.test.ts\` from the ${String(cases.length)} pairs in \`tests/corpus/diff/\`; each runs on real servers there, back and as its undo, with its rows (\`make test\` every sixth, \`make test-all\` the rest). Numbers count pairs;`,
    "cells in parentheses have none.",
    "",
    "| kind | create | drop | rename | altered | not altered | made again, with its reason | beside rows | beside partitions |",
    "|---|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
    `Refused, with the reason and the way out: ${refused.map((each) => `${each.kind}/${each.operation}`).join(", ")}.`,
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot("../../../docs/reference/diff-coverage.md");
});

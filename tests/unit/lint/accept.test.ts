/** `-- @accept RULE: reason`: which findings a comment lets stand, and what is wrong with one. */
import { expect, test } from "vitest";
import { acceptComments } from "../../../worker/lint/accept-comments.ts";
import { sortAccepted, unusedAcceptances } from "../../../worker/lint/accepted.ts";
import { lintScript } from "../../../worker/lint/lint-script.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

async function accept(text: string): Promise<{ readonly open: readonly string[]; readonly accepted: readonly string[]; readonly issues: readonly string[] }> {
  const script = await readScript([{ name: "m.sql", text }]);
  const { acceptances, issues } = acceptComments(script);
  const found = lintScript(script, { known: null, schema: "public", in_transaction: false, seen: null }).filter((each) => each.severity === "error");
  const { open, accepted, used } = sortAccepted(found, acceptances, (each) => each.id);
  return {
    open: open.map((each) => `${String(each.line)} ${each.id}`),
    accepted: accepted.map((each) => `${String(each.line)} ${each.id} ${each.reason}`),
    issues: [...issues, ...unusedAcceptances(acceptances, used)].map((issue) => `${String(issue.line)} ${issue.message}; ${issue.hint ?? ""}`),
  };
}

const none = { open: [], accepted: [], issues: [] };

test.for([
  ["before its statement", "-- @accept H005: small in production\ncreate index on t (a);", { accepted: ["2 H005 small in production"] }],
  ["by the rule's name, whatever the case", "-- @accept Blocking_Scan: small\ncreate index on t (a);", { accepted: ["2 H005 small"] }],
  ["with other comments and blank lines between", "-- @accept H005: small\n\n-- an index\n/* so */\ncreate index on t (a);", { accepted: ["5 H005 small"] }],
  ["inside of its statement", "create index\n  -- @accept H005: small\n  on t (a);", { accepted: ["1 H005 small"] }],
  ["of that statement only", "-- @accept H005: small\ncreate index on t (a);\ncreate index on t (b);", { accepted: ["2 H005 small"], open: ["3 H005"] }],
  [
    "of the whole file",
    "-- @accept-in-file H005: at night\n-- @accept H005: small\ncreate index on t (a);\ncreate index on t (b);",
    { accepted: ["3 H005 small", "4 H005 at night"] },
  ],
  [
    "of several rules",
    "-- @accept H005, H041: all of it may go\ndrop table t;",
    {
      accepted: ["2 H041 all of it may go"],
      issues: ["1 nothing is accepted here: H005 is not found for this statement; take the comment out, or put it before the statement that it is about"],
    },
  ],
  ["with a colon in the reason", "-- @accept H005: see https://wiki/1\ncreate index on t (a);", { accepted: ["2 H005 see https://wiki/1"] }],
] as const)("accepted %s", async ([, text, expected]) => {
  expect(await accept(text)).toEqual({ ...none, ...expected });
});

test.for([
  ["-- @accept\ncreate index on t (a);", "1 @accept does not say which rule; write -- @accept H005: why it may stand"],
  ["-- @accept H005\ncreate index on t (a);", "1 @accept does not say why; write -- @accept H005: why it may stand"],
  ["-- @accept H005:\ncreate index on t (a);", "1 @accept does not say why; write -- @accept H005: why it may stand"],
  ["-- @accept H005 small table\ncreate index on t (a);", "1 @accept does not say why; write -- @accept H005: why it may stand"],
  ["-- @accept blocking_scam: x\ncreate index on t (a);", "1 blocking_scam is no rule of lint; did you mean blocking_scan?"],
  ["-- @accept h05: x\ncreate index on t (a);", "1 h05 is no rule of lint; did you mean H005?"],
  [
    "-- @accept everything: x\ncreate index on t (a);",
    "1 everything is no rule of lint; every rule stands in docs/reference/hazards.md and docs/reference/lints.md",
  ],
  [
    "-- @accept sql.uncommitted: x\ncreate index on t (a);",
    "1 sql.uncommitted can't be accepted: it is an error of the text; mend the statement, and take the comment out",
  ],
  [
    "create index on t (a); -- @accept H005: x",
    "1 @accept stands behind something on its line: it would mean what comes next; put it on a line of its own, before the statement",
  ],
  ["create index on t (a);\n-- @accept H005: x", "2 @accept stands before no statement; put it before the one that it is about"],
  [
    "create index on t (a);\n-- @accept-in-file H005: x\n",
    "2 @accept-in-file stands behind a statement; put it before the first statement of the file; of one statement only: @accept",
  ],
] as const)("%s accepts nothing: %s", async ([text, issue]) => {
  expect(await accept(text)).toEqual({ open: [`${text.startsWith("--") ? "2" : "1"} H005`], accepted: [], issues: [issue] });
});

test("what is no such comment means nothing", async () => {
  const text = "-- @accepted H005: x\n-- we @accept H005: x\n/* @accept H005: x */\nselect '-- @accept H005: x', $$\n-- @accept H005: x\n$$;";
  expect(await accept(text)).toEqual(none);
});

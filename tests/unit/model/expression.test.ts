/** Expressions: parsed, never spliced; printed canonically; what is not on the list is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedFunctions } from "../../../plv8/src/model/expression/allowed.ts";
import { parseExpression } from "../../../plv8/src/model/expression/parse.ts";
import { printExpression } from "../../../plv8/src/model/expression/print.ts";

const print = (text: string): string => {
  const parsed = parseExpression(text);
  return parsed.ok ? printExpression(parsed.tree, (name) => name) : `${parsed.problem.code}: ${parsed.problem.message}`;
};

/** Prints a print once more; people may not write the qualifications that the printer adds. */
const again = (sql: string): string => print(sql.replaceAll("pg_catalog.", ""));

describe("an expression is printed canonically", () => {
  test.each([
    ["status='draft' OR placed_at IS NOT NULL", "status = 'draft' or placed_at is not null"],
    ["split_part(full_name,' ',1)", "pg_catalog.split_part(full_name, ' ', 1)"],
    ["a+b*-c::numeric(10,2)>3 and not (x or y)", "(a + (b * (- (c::numeric(10,2))))) > 3 and (not (x or y))"],
    ["a or b and c", "a or (b and c)"],
    ["a != b", "a <> b"],
    ["CAST(a AS int)", "a::integer"],
    ["left(a, 2) like 'x%'", "pg_catalog.\"left\"(a, 2) like 'x%'"],
    ["case when a then 1 else 2 end", "case when a then 1 else 2 end"],
    ["\"order\" is distinct from 'it''s'", "\"order\" is distinct from 'it''s'"],
    ["a = 'back\\slash'", "a = E'back\\\\slash'"],
    ["coalesce(a, b, 'x')", "coalesce(a, b, 'x')"],
    ["a not in (1, 2)", "a not in (1, 2)"],
    ["a between 1 and 2 and b", "a between 1 and 2 and b"],
    ["d > date '2026-01-31' - interval '3 days'", "d > ((pg_catalog.date '2026-01-31') - (interval '3 days'))"],
  ])("%s", (text, sql) => {
    expect(print(text)).toBe(sql);
  });
});

test("a place is named", () => {
  expect(parseExpression("a = 1 and pg_sleep(1) is null")).toMatchObject({ ok: false, problem: { at: 10, code: "expression.function" } });
});

describe("nothing outside the grammar gets through", () => {
  const forbidden = [
    "a; b",
    "a -- b",
    "a /* b */",
    "$1",
    "$$a$$",
    "$x$a$x$",
    "@a",
    "a[1]",
    "array[1]",
    "row(1)",
    "(select 1)",
    "exists (select 1)",
    "a::regclass",
    "a::oid",
    "cast(a as regproc)",
    "pg_sleep(1)",
    "nextval('s')",
    "lo_import('/etc/passwd')",
    "dblink('x')",
    "query_to_xml('x')",
    "set_config('a','b',false)",
    "current_setting('x')",
    "pg_catalog.pg_sleep(1)",
    "public.f()",
    '"pg_sleep"(1)',
    "U&'x'",
    "E'\\x'",
    "B'1'",
    "X'1'",
    'a collate "C"',
    "a at time zone 'x'",
    "a operator(pg_catalog.=) b",
    "a.b",
    "a.*",
    "*",
    "count(*)",
    "f(a => 1)",
    "variadic a",
    "a over ()",
    "a filter (where b)",
    "current_user",
    "session_user",
    "current_timestamp",
    "'unclosed",
    '"unclosed',
    "(a",
    "a)",
    "",
    " ",
    "a b",
    "1a",
    "1e5",
    "0x10",
    "1_000",
    "a ! b",
    "a # b",
    "a ? b",
    "a @> b",
    "a -> b",
    "date 'now'",
    "interval '1 day; drop'",
  ];
  test.each(forbidden)("%s", (text) => {
    const parsed = parseExpression(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problem).toMatchObject({ message: expect.stringMatching(/\S/) as string, hint: expect.stringMatching(/\S/) as string });
  });

  test("whatever people write: an answer, and what is printed parses to the same print", () => {
    const word = fc.constantFrom(
      "a",
      "b",
      "status",
      "and",
      "or",
      "not",
      "is",
      "null",
      "in",
      "between",
      "like",
      "case",
      "when",
      "then",
      "else",
      "end",
      "(",
      ")",
      ",",
      "=",
      "<",
      "||",
      "+",
      "-",
      "*",
      "::",
      "text",
      "'x'",
      "''",
      "1",
      "2.5",
      ";",
      "--",
      "$$",
      "lower",
      "select",
      '"q"',
      "true",
      ".",
      "pg_sleep",
      "\\",
      "\n",
      "é",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const once = print(words.join(" "));
        if (parseExpression(words.join(" ")).ok) expect(again(once)).toBe(once);
      }),
      { numRuns: 3000, seed: 20261121 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const parsed = parseExpression(text);
        if (parsed.ok) expect(again(print(text))).toBe(print(text));
      }),
      { numRuns: 3000, seed: 20261121 },
    );
  });

  test("a printed expression holds only tokens that the grammar knows", () => {
    const expression = fc.letrec<{ e: string }>((tie) => ({
      e: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom("a", "b", "'it''s'", "1", "null"),
        fc.tuple(tie("e"), fc.constantFrom("and", "or", "=", "||", "+", "<>"), tie("e")).map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
        tie("e").map((inner) => `lower((${inner})::text)`),
        tie("e").map((inner) => `(${inner}) is not null`),
      ),
    })).e;
    fc.assert(
      fc.property(expression, (text) => {
        const sql = print(text);
        expect(sql).not.toMatch(/^expression\./);
        expect(sql.replace(/'(?:[^']|'')*'/g, "")).not.toMatch(/;|--|\/\*|\$/);
        expect(again(sql)).toBe(sql);
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });
});

test("every allowed function is one that has no side effects by its name", () => {
  for (const name of Object.keys(allowedFunctions)) expect(name).not.toMatch(/^(pg_|lo_|set|nextval|dblink|query|xml|txid|current)/);
});

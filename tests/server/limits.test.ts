import { describe, expect, test } from "vitest";
import { refuseLargeQuery } from "../../server/plugins/limits.ts";
import { useDatabase } from "../helpers/database.ts";
import { peopledTemplate } from "../helpers/installed.ts";
import { newestMajor } from "../helpers/majors.ts";
import { startApi } from "./api.ts";

const database = useDatabase({ template: () => peopledTemplate() });

const nested = (depth: number): string =>
  `query { plans { nodes { ${"planStepsByPlan { nodes { planByPlan { ".repeat(depth)} id ${"} } }".repeat(depth)} } } }`;

describe("a query that is too large is refused before it is planned", () => {
  test.for([
    ["1,000 aliases", `{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: __typename`).join(" ")} }`, /more than 400 fields/],
    ["too deep", nested(6), /more than 12 levels deep/],
    ["too long", `{ plans { nodes { id } } } # ${"x".repeat(20_000)}`, /at most 20000 are accepted/],
    [
      "fragments that multiply",
      `query { ...a } fragment a on Query { ${"...b ".repeat(30)} } fragment b on Query { ${"plans { nodes { id } } ".repeat(30)} }`,
      /more than 400 fields/,
    ],
  ] as const)("%s", async ([_name, query, reason], t) => {
    const api = await startApi(t, database, newestMajor());
    const answer = await api.ask(await api.tokenOf("ada"), query);
    expect(answer.data).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]).toMatchObject({ message: expect.stringMatching(reason) as string, extensions: { code: "QUERY_TOO_LARGE" } });
  });

  test("fragments that spread each other in a circle are measured to an end", () => {
    expect(refuseLargeQuery("query { ...a } fragment a on Query { ...b } fragment b on Query { ...a plans { nodes { id } } }")).toMatch(/more than/);
  });

  test("what the console asks is far below", () => {
    expect(refuseLargeQuery(nested(3))).toBeNull();
  });
});

test("a subscription is answered with what there is instead, not with an accident", async (t) => {
  const api = await startApi(t, database, newestMajor());
  const answer = await api.ask(await api.tokenOf("ada"), "subscription { news { plan } }");
  expect(answer.errors).toMatchObject([
    { message: expect.stringMatching(/^there are no subscriptions here: ask plan\(id\)/) as string, extensions: { code: "NO_SUBSCRIPTIONS" } },
  ]);
});

describe("a page has a size", () => {
  test.for([
    ["literal", "{ plans(first: 1001) { nodes { id } } }", {}],
    ["variable", "query ($n: Int) { plans(first: $n) { nodes { id } } }", { n: 1001 }],
    ["negative", "{ plans(first: -1) { nodes { id } } }", {}],
  ] as const)("more than 1,000 rows at once are refused: %s", async ([_name, query, variables], t) => {
    const api = await startApi(t, database, newestMajor());
    const answer = await api.ask(await api.tokenOf("ada"), query, variables);
    expect(answer.errors[0]).toMatchObject({ message: expect.stringMatching(/is not from 0 to 1000/) as string, extensions: { code: "PAGE_TOO_LARGE" } });
  });

  test("100 rows when no number is named, and a way to the next ones", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const page =
      "query ($after: Cursor) { tokens(after: $after, first: 1000) { nodes { id } } usual: tokens { nodes { id } pageInfo { hasNextPage endCursor } } }";
    // With the token that asks, there are 102.
    const one = 'issueToken(input: { label: "many" }) { result { id } }';
    await api.as("carol", `mutation { ${Array.from({ length: 101 }, (_, n) => `t${n}: ${one}`).join(" ")} }`);
    const { tokens, usual } = await api.as<{
      tokens: { nodes: unknown[] };
      usual: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>("carol", page);
    expect([tokens.nodes.length, usual.nodes.length, usual.pageInfo.hasNextPage]).toEqual([102, 100, true]);
    const rest = await api.as<{ tokens: { nodes: unknown[] } }>("carol", page, { after: usual.pageInfo.endCursor });
    expect(rest.tokens.nodes).toHaveLength(2);
  });
});

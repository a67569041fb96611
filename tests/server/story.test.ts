/** The story of the shop by GraphQL: declared, planned, proved, refused, approved, applied; then drift. */
import { describe, expect, test } from "vitest";
import { majors } from "../helpers/majors.ts";
import { shopText } from "../helpers/shop.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { govern } from "../worker/governed.ts";
import type { Api } from "./api.ts";
import { startApi } from "./api.ts";

type Verb = { readonly verb: { readonly result: readonly Readonly<Record<string, string | number | null>>[] } };

const verb = async (api: Api, person: Parameters<Api["as"]>[0], mutation: string, variables: object = {}) => {
  const { verb: payload } = await api.as<Verb>(person, mutation, variables);
  expect(payload.result).toHaveLength(1);
  return payload.result[0] ?? {};
};

const planIn = async (api: Api, id: string, state: string): Promise<void> => {
  await waitFor(
    `${id} to be ${state}`,
    async () => {
      const { plan } = await api.as<{ plan: { state: string; reason: string | null } }>("victor", "query ($id: String!) { plan(id: $id) { state reason } }", {
        id,
      });
      if (["failed", "stale", "unproven"].includes(plan.state) && plan.state !== state) return { wrong: plan };
      return plan.state === state ? { wrong: null } : null;
    },
    120_000,
  ).then(({ wrong }) => {
    expect(wrong).toBeNull();
  });
};

describe.each(majors())("on Postgres %i", (major) => {
  test("a model becomes tables by GraphQL alone, with two persons", { timeout: 240_000 }, async (t) => {
    const shop = await govern(t, major);
    // Where one developer works alone, self-approval is only recorded; here it is refused.
    await shop.as(null, "update arch.environment set kind = 'protected'");
    await shop.startWorker();
    const api = await startApi(t, shop.database, major);

    const { whoami } = await api.as<{ whoami: { nodes: unknown[] } }>("ada", "{ whoami { nodes { login name roles kind } } }");
    expect(whoami.nodes).toEqual([{ login: "arch_server", name: "ada", roles: ["author of shop"], kind: "protected" }]);

    const declared = await verb(
      api,
      "ada",
      'mutation ($document: String!) { verb: declare(input: { project: "shop", document: $document }) { result { request state } } }',
      { document: await shopText(1) },
    );
    await waitFor(
      "the model to be compiled",
      async () => {
        const { request } = await api.as<{ request: { state: string; issues: unknown } }>("ada", "query ($id: UUID!) { request(id: $id) { state issues } }", {
          id: declared["request"],
        });
        return request.state === "compiling" ? null : request;
      },
      60_000,
    ).then((request) => {
      expect(request).toMatchObject({ state: "done" });
    });

    const planned = await verb(api, "ada", 'mutation { verb: plan(input: { project: "shop" }) { result { plan state } } }');
    const plan = String(planned["plan"]);
    await planIn(api, plan, "proved");

    const { steps } = await api.as<{ steps: { nodes: { ordinal: number; what: string; lock: string }[] } }>(
      "ada",
      "query ($plan: String!) { steps(id: $plan, first: 1000) { nodes { ordinal what lock } } }",
      { plan },
    );
    expect(steps.nodes.length).toBeGreaterThan(0);
    expect(steps.nodes.map((step) => step.ordinal)).toEqual(steps.nodes.map((_step, index) => index + 1));

    const submitted = await verb(
      api,
      "ada",
      'mutation ($plan: String!) { verb: submit(input: { id: $plan, comment: "first shop" }) { result { state digest needs } } }',
      { plan },
    );
    expect(submitted).toMatchObject({ state: "submitted", needs: "1 of bob, carol (approver)" });

    const approve = "mutation ($plan: String!, $digest: String!) { verb: approve(input: { id: $plan, digest: $digest }) { result { decision reason } } }";
    const refused = await verb(api, "ada", approve, { plan, digest: submitted["digest"] });
    expect(refused["decision"]).toBe("refused");
    expect(refused["reason"]).toMatch(/^ada wrote this plan; an author or contributor can't approve it\. Ask someone of: bob, carol/);
    expect(await verb(api, "bob", approve, { plan, digest: submitted["digest"] })).toMatchObject({ decision: "approved" });

    await verb(api, "olga", "mutation ($plan: String!) { verb: apply(input: { id: $plan }) { result { state note } } }", { plan });
    await planIn(api, plan, "completed");
    const { progress } = await api.as<{ progress: { nodes: { state: string }[] } }>(
      "victor",
      "query ($plan: String!) { progress(id: $plan, first: 1000) { nodes { state } } }",
      { plan },
    );
    expect(new Set(progress.nodes.map((step) => step.state))).toEqual(new Set(["done"]));
    const { versions } = await api.as<{ versions: { nodes: unknown[] } }>("victor", '{ versions(project: "shop") { nodes { version state plan } } }');
    expect(versions.nodes).toEqual([{ version: "v1", state: "current", plan }]);
    const { reviews } = await api.as<{ reviews: { nodes: unknown[] } }>(
      "victor",
      "query ($plan: String!) { reviews(condition: { plan: $plan }, orderBy: CREATED_AT_ASC) { nodes { decision rule } } }",
      { plan },
    );
    expect(reviews.nodes).toEqual([
      { decision: "refused", rule: "contributor" },
      { decision: "approved", rule: null },
    ]);

    await shop.as(null, "alter table shop.orders add column oops integer");
    expect(await verb(api, "olga", 'mutation { verb: scanDrift(input: { project: "shop" }) { result { state } } }', {})).toMatchObject({
      state: expect.any(String) as string,
    });
    const finding = await waitFor(
      "the drift to be seen",
      async () => {
        const { findings } = await api.as<{
          findings: { nodes: { address: string; revertSql: string | null; adoptPatch: string | null; who: string | null }[] };
        }>("victor", '{ findings(condition: { project: "shop", state: "open" }) { nodes { address revertSql adoptPatch who } } }');
        return findings.nodes.find((each) => each.address === "column:shop.orders.oops" && each.revertSql !== null);
      },
      120_000,
    );
    expect(finding.revertSql).toMatch(/drop column/i);
    expect(finding.adoptPatch).not.toBeNull();
  });
});

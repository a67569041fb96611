import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import type { PersonName } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { approval, provedPlan, submitted } from "./proved-plan.ts";

describe.each(majors())("approvals in a protected environment on Postgres %i", (major) => {
  let database: TestDatabase;
  let root: pg.Client;
  let ada: pg.Client;
  let worker: pg.Client;
  const as = (name: PersonName): Promise<pg.Client> => connect(database, personLogin(name));
  const bind = (name: string, role: string): Promise<unknown> =>
    root.query("insert into arch.role_bindings (person_id, role, project) select person_id, $2, 'shop' from arch.person_names where display_name = $1", [
      name,
      role,
    ]);

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    await root.query("update arch.environment set kind = 'protected'");
    ada = await as("ada");
    worker = await connect(database, await ourLogin("arch_worker", major));
  });

  test("the author is refused in words that name who can, and both are recorded; somebody else approves", async () => {
    const plan = await provedPlan(ada, worker);
    const { rows } = await ada.query<{ digest: string }>("select * from arch.submit($1, 'Q4 launch')", [plan]);
    expect(rows).toEqual([{ plan, state: "submitted", digest: expect.stringMatching(/^[0-9a-f]{8}…$/) as string, needs: "1 of bob, carol (approver)" }]);
    const digest = rows[0]?.digest ?? "";
    expect(await approval(ada, plan, digest)).toEqual({
      decision: "refused",
      reason: "ada wrote this plan; an author or contributor can't approve it. Ask someone of: bob, carol (approvers here).",
    });
    expect(await approval(await as("bob"), plan, digest)).toMatchObject({ decision: "approved" });
    expect((await ada.query("select decision, rule from arch.reviews where plan = $1 order by created_at", [plan])).rows).toEqual([
      { decision: "refused", rule: "contributor" },
      { decision: "approved", rule: null },
    ]);
    expect((await root.query("select count(*)::int as n from arch.events where plan = $1 and kind = 'review_refused'", [plan])).rows).toEqual([{ n: 1 }]);
    expect((await root.query("select state from arch.plans where id = $1", [plan])).rows).toEqual([{ state: "approved" }]);
  });

  test("each rule refuses with its own words", async () => {
    const plan = await provedPlan(ada, worker);
    const bob = await as("bob");
    expect((await approval(bob, plan, "00000000")).reason).toMatch(/is proved, not submitted/);
    const digest = await submitted(ada, plan);
    expect((await approval(await as("victor"), plan, digest)).reason).toMatch(/victor is not an approver of shop\. Ask someone of: bob, carol/);
    expect((await approval(bob, plan, "12345")).reason).toMatch(/at least the first 8/);
    expect((await approval(bob, plan, "00000000")).reason).toMatch(/not the digest of/);
    await bind("ada", "approver");
    expect((await approval(ada, plan, digest)).reason).toMatch(/author or contributor/);
    await bind("victor", "approver");
    await bind("victor", "admin");
    expect((await approval(await as("victor"), plan, digest)).reason).toMatch(/is an admin/);
    await bind("olga", "approver");
    await root.query("update arch.persons set kind = 'bot' where id = (select person_id from arch.identities where login = 'olga')");
    expect((await approval(await as("olga"), plan, digest)).reason).toMatch(/is a bot/);
    await root.query(
      "update arch.role_bindings set expires_at = now() - interval '1 hour' where role = 'approver' and person_id = (select person_id from arch.identities where login = 'carol')",
    );
    await bind("carol", "viewer");
    expect((await approval(await as("carol"), plan, digest)).reason).toMatch(/was an approver until/);
    expect(await approval(bob, plan, digest)).toMatchObject({ decision: "approved" });
    expect((await approval(bob, plan, digest)).reason).toMatch(/already approved/);
    await expect((await as("nobody")).query("select * from arch.approve($1, '00000000')", [plan])).rejects.toMatchObject({ code: "ZA001" });
  });

  test("a quorum counts persons; an approval taken back counts no more", async () => {
    await root.query("insert into arch.policy_versions (version, quorum) values (2, 2)");
    const plan = await provedPlan(ada, worker);
    const digest = await submitted(ada, plan);
    const [bob, carol] = [await as("bob"), await as("carol")];
    expect((await approval(bob, plan, digest)).reason).toMatch(/still needs 1 of carol/);
    expect((await approval(bob, plan, digest)).reason).toMatch(/counts persons/);
    expect((await approval(carol, plan, digest)).decision).toBe("approved");
    expect((await carol.query("select state, needs from arch.withdraw_approval($1)", [plan])).rows).toEqual([
      { state: "submitted", needs: "1 of carol (approver)" },
    ]);
  });

  test("a policy that asks for more since planning refuses; so does time", async () => {
    const plan = await provedPlan(ada, worker);
    const digest = await submitted(ada, plan);
    await root.query("insert into arch.policy_versions (version, quorum) values (2, 2)");
    expect((await approval(await as("bob"), plan, digest)).reason).toMatch(/asked for less than today/);
    await root.query("update arch.plans set expires_at = now() - interval '1 second' where id = $1", [plan]);
    expect((await approval(await as("bob"), plan, digest)).reason).toMatch(/is expired: plan again/);
  });

  test("what time or a lost role took the force from shows in arch.plans without anybody asking", async () => {
    const state = async (): Promise<unknown> => (await ada.query("select state, reason from arch.plans where id = $1", [plan])).rows[0];
    const round = async (): Promise<unknown> => (await worker.query("select arch_worker.expire_plans() as n")).rows[0];
    const plan = await provedPlan(ada, worker);
    const digest = await submitted(ada, plan);
    await approval(await as("bob"), plan, digest);
    expect(await round()).toEqual({ n: 0 });
    await root.query(
      "update arch.role_bindings set expires_at = now() where role = 'approver' and person_id = (select person_id from arch.identities where login = 'bob')",
    );
    expect(await round()).toEqual({ n: 1 });
    expect(await state()).toEqual({ state: "submitted", reason: "an approval counts no more" });
    await approval(await as("carol"), plan, digest);
    expect(await state()).toMatchObject({ state: "approved" });
    await root.query("update arch.plans set expires_at = now()");
    expect(await round()).toEqual({ n: 1 });
    expect(await state()).toEqual({ state: "expired", reason: expect.stringMatching(/^nobody used it before .* UTC; plan again$/) as string });
    expect(await round()).toEqual({ n: 0 });
    expect((await root.query("select count(*)::int as n from arch.events where kind = 'plan_expired' and plan = $1", [plan])).rows).toEqual([{ n: 1 }]);
  });

  test("apply counts approvals again, and takes an operator", async () => {
    const plan = await provedPlan(ada, worker);
    const digest = await submitted(ada, plan);
    const [bob, olga] = [await as("bob"), await as("olga")];
    await expect(olga.query("select * from arch.apply($1)", [plan])).rejects.toMatchObject({ code: "ZA007" });
    await approval(bob, plan, digest);
    await expect(bob.query("select * from arch.apply($1)", [plan])).rejects.toMatchObject({ code: "ZA002" });
    await root.query(
      "update arch.role_bindings set revoked_at = now() where role = 'approver' and person_id = (select person_id from arch.identities where login = 'bob')",
    );
    expect((await olga.query("select state, run, note from arch.apply($1)", [plan])).rows).toEqual([
      { state: "submitted", run: null, note: expect.stringContaining("refused") as string },
    ]);
    await approval(await as("carol"), plan, digest);
    expect((await olga.query("select state from arch.apply($1)", [plan])).rows).toEqual([{ state: "running" }]);
    expect((await olga.query("select state from arch.pause($1)", [plan])).rows).toEqual([{ state: "paused" }]);
    expect((await olga.query("select state from arch.resume($1)", [plan])).rows).toEqual([{ state: "running" }]);
    expect((await (await as("carol")).query("select state from arch.abort($1)", [plan])).rows).toEqual([{ state: "aborted" }]);
  });

  test("an unproven plan needs a reason that approvers see; a rejection needs a comment", async () => {
    const plan = await provedPlan(ada, worker, { ok: false, missing: ["extension postgis"] });
    await expect(ada.query("select * from arch.submit($1)", [plan])).rejects.toMatchObject({ code: "ZA008" });
    expect((await ada.query("select state from arch.submit($1, override => 'tried by hand')", [plan])).rows).toEqual([{ state: "submitted" }]);
    const bob = await as("bob");
    expect((await bob.query("select override_reason from arch.plans where id = $1", [plan])).rows).toEqual([{ override_reason: "tried by hand" }]);
    await expect(bob.query("select * from arch.reject($1, ' ')", [plan])).rejects.toMatchObject({ code: "ZA008" });
    expect((await ada.query("select decision from arch.reject($1, 'mine')", [plan])).rows).toEqual([{ decision: "refused" }]);
    expect((await bob.query("select decision from arch.reject($1, 'no')", [plan])).rows).toEqual([{ decision: "rejected" }]);
  });

  test("who says that an unproven plan may go on, and who wrote the version that a plan goes back to, have contributed", async () => {
    const plan = await provedPlan(ada, worker, { ok: false, missing: ["extension postgis"] });
    await bind("bob", "author");
    const digest =
      (await (await as("bob")).query<{ digest: string }>("select digest from arch.submit($1, override => 'tried by hand')", [plan])).rows[0]?.digest ?? "";
    expect((await approval(await as("bob"), plan, digest)).reason).toMatch(/an author or contributor can't approve it/);
    await root.query(
      "insert into arch.model_versions select (jsonb_populate_record(m, jsonb_build_object('version', 2, 'declared_by', arch_private.person_named('bob')))).* from arch.model_versions as m",
    );
    const {
      rows: [back],
    } = await root.query<{ id: string }>(
      "insert into arch.plans (project, from_version, to_version, policy_version, created_by) values ('shop', 2, 1, 1, arch_private.person_named('carol')) returning id",
    );
    const contributors = await root.query<{ name: string }>(
      "select arch_private.person_name(c.person_id) as name from arch_private.contributors($1) as c order by name",
      [back?.id],
    );
    expect(contributors.rows.map((row) => row.name)).toEqual(["ada", "carol"]);
  });

  test("in a sandbox one developer may approve alone, visibly", async () => {
    await root.query("update arch.environment set kind = 'sandbox'");
    await bind("ada", "approver");
    const plan = await provedPlan(ada, worker);
    expect((await approval(ada, plan, await submitted(ada, plan))).reason).toMatch(/^Self-approved/);
    expect((await ada.query("select rule from arch.reviews where plan = $1", [plan])).rows).toEqual([{ rule: "self_approved" }]);
  });

  test("twenty approvals at once make one quorum", async () => {
    const plan = await provedPlan(ada, worker);
    const digest = await submitted(ada, plan);
    const sessions = await Promise.all(Array.from({ length: 20 }, (_, at) => as(at % 2 === 0 ? "bob" : "carol")));
    const said = await Promise.all(sessions.map((session) => approval(session, plan, digest)));
    expect(said.filter((one) => one.decision === "approved")).toHaveLength(1);
    expect((await root.query("select count(*)::int as n from arch.events where plan = $1 and kind = 'plan_approved'", [plan])).rows).toEqual([{ n: 1 }]);
  });
});

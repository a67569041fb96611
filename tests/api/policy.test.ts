import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { peopledTemplate, personLogin } from "../helpers/installed.ts";
import type { PersonName } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("the policy on Postgres %i", (major) => {
  let database: TestDatabase;
  let root: pg.Client;
  const as = (name: PersonName): Promise<pg.Client> => connect(database, personLogin(name));
  const rows = async (session: pg.Client, text: string): Promise<readonly Record<string, unknown>[]> =>
    (await session.query<Record<string, unknown>>(text)).rows;
  const quorum = async (): Promise<unknown> => (await rows(root, "select value from arch.policy() where setting = 'quorum'"))[0]?.["value"];

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    for (const name of ["bob", "carol"]) await root.query("select * from arch.bind_role($1, 'approver')", [name]);
    await root.query("update arch.environment set kind = 'protected'");
    await root.query(
      "update arch.role_bindings set revoked_at = now() where role = 'approver' and person_id = (select person_id from arch.person_names where display_name = 'postgres')",
    );
  });

  test("is changed by an admin's proposal and two approvers' word, not before; nobody else may", async () => {
    for (const name of ["ada", "olga", "bob"] as const)
      await expect((await as(name)).query("select * from arch.propose_policy('x', quorum => 2)"), name).rejects.toMatchObject({ code: "ZA002" });
    expect(await rows(root, "select * from arch.propose_policy('two pairs of eyes', quorum => 2, soak => '1 day')")).toEqual([
      {
        proposal: "y_1",
        state: "proposed",
        changes: "quorum 1 → 2, soak 00:00:00 → 1 day",
        needs: "needs 2 of bob, carol: select * from arch.approve_policy('y_1')",
      },
    ]);
    expect(await rows(root, "select setting, value, proposed from arch.policy() where proposed is not null")).toEqual([
      { setting: "version", value: "1", proposed: "y_1" },
      { setting: "quorum", value: "1", proposed: "2" },
      { setting: "soak", value: "00:00:00", proposed: "1 day" },
    ]);
    await expect((await as("olga")).query("select * from arch.approve_policy('y_1')")).rejects.toMatchObject({ code: "ZA002" });
    await expect(root.query("select * from arch.approve_policy('y_1')")).rejects.toMatchObject({ code: "ZA002" });
    const bob = await as("bob");
    expect(await rows(bob, "select * from arch.approve_policy('y_1', 'fine')")).toEqual([
      { decision: "approved", reason: "recorded; y_1 still needs 1 of carol: select * from arch.approve_policy('y_1')" },
    ]);
    expect((await rows(bob, "select * from arch.approve_policy('y_1')"))[0]).toMatchObject({
      decision: "refused",
      reason: expect.stringContaining("counts once") as string,
    });
    expect(await quorum()).toBe("1");
    expect((await rows(await as("carol"), "select * from arch.approve_policy('y_1')"))[0]).toMatchObject({
      decision: "approved",
      reason: expect.stringMatching(/^policy 2 is in force: quorum 1 → 2/) as string,
    });
    expect(await quorum()).toBe("2");
    expect(await rows(root, "select weakened from arch.policy_versions where version = 2")).toEqual([{ weakened: false }]);
    expect((await rows(root, "select kind from arch.events where kind like 'policy%' order by at")).map((row) => row["kind"])).toEqual([
      "policy_proposed",
      "policy_approved",
      "policy_review_refused",
      "policy_approved",
      "policy_changed",
    ]);
    await expect(bob.query("select * from arch.approve_policy('y_1')")).rejects.toMatchObject({ code: "ZA007" });
  });

  test("is rejected by one approver; a newer proposal supersedes; what asks for less is marked", async () => {
    await root.query("select * from arch.propose_policy('a', lock_budget_ms => 900)");
    await root.query("select * from arch.propose_policy('b', approval_valid => '90 days')");
    const bob = await as("bob");
    await expect(bob.query("select * from arch.reject_policy('y_1', 'no')")).rejects.toMatchObject({ code: "ZA007" });
    expect(await rows(root, "select id, state, weakens from arch.policy_proposals order by number")).toEqual([
      { id: "y_1", state: "superseded", weakens: true },
      { id: "y_2", state: "proposed", weakens: true },
    ]);
    expect(await rows(bob, "select decision from arch.reject_policy('y_2', 'too long')")).toEqual([{ decision: "rejected" }]);
    expect(await rows(root, "select max(version) as v from arch.policy_versions")).toEqual([{ v: 1 }]);
  });

  test("refuses what is out of range, what changes nothing, and a wish without a reason", async () => {
    for (const wish of [
      "'x', quorum => 0",
      "'x', quorum => 11",
      "'x', soak => '-1 day'",
      "'x', batch_max_rows => 0",
      "'x'",
      "'x', quorum => 1",
      "' ', quorum => 2",
    ]) {
      await expect(root.query(`select * from arch.propose_policy(${wish})`), wish).rejects.toMatchObject({ code: "ZA008" });
    }
    await expect((await as("bob")).query("select * from arch.approve_policy('y_9')")).rejects.toMatchObject({ code: "ZA006" });
    await expect((await as("nobody")).query("select * from arch.policy()")).rejects.toMatchObject({ code: "ZA001" });
  });

  test("is in force at once in a sandbox, recorded", async () => {
    await root.query("update arch.environment set kind = 'sandbox'");
    expect(await rows(root, "select state, needs from arch.propose_policy('alone here', quorum => 3)")).toEqual([
      { state: "in_force", needs: "nothing more: a sandbox" },
    ]);
    expect(await quorum()).toBe("3");
  });
});

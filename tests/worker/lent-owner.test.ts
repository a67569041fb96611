/** The executor is a member of a project's owner role for the one statement that becomes it: nobody ever sees it, and nothing is left by whoever was killed. */
import { describe, expect, it } from "vitest";
import { ourLogin, peopledTemplate } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { shopText } from "../helpers/shop.ts";
import { openSession } from "../../worker/db.ts";
import { govern } from "./governed.ts";
import type { Governed } from "./governed.ts";
import { abort, apply, approve, resume } from "./verbs.ts";

describe.each(majors())("the owner's role on Postgres %i", { timeout: 120_000 }, (major) => {
  /** A project whose owner role was entrusted to arch_owner, not given to the executor; its first version is approved. */
  const entrusted = async (t: Parameters<typeof govern>[0], owner: string): Promise<{ shop: Governed; plan: string }> => {
    const shop = await govern(t, major, await peopledTemplate(major));
    await shop.as(
      null,
      `create role ${owner} nologin; grant ${owner} to arch_owner with ${major >= 16 ? "admin true, inherit false, set false" : "admin option"}`,
    );
    await shop.as(
      null,
      `do $$ begin execute format('grant create on database %I to ${owner}', current_database()); end $$; drop schema shop; create schema shop authorization ${owner}`,
    );
    await shop.as(null, "select * from arch.project('shop', '{shop}', $1, '{shop_app}')", [owner]);
    await shop.as("ada", "select * from arch.declare('shop', $1)", [await shopText(1)]);
    const [row] = await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')");
    const plan = row?.plan ?? "";
    return { shop, plan };
  };
  const member = async (shop: Governed, owner: string): Promise<boolean> =>
    (await shop.as<{ is: boolean }>(null, "select pg_has_role('arch_executor', $1, 'member') as is", [owner]))[0]?.is === true;
  const name = (what: string): string => `lent_${what}_${String(major)}_${String(process.pid)}`;

  it("is nobody's before, after, or where a worker was killed in the middle of a step; the executor's password opens nothing", async (t) => {
    const owner = name("killed");
    const { shop, plan } = await entrusted(t, owner);
    const doomed = await shop.startWorker({ DATA_ARCHITECT_STOP_AT: "3:before-commit" });
    await shop.planIn(plan, "proved");
    await approve(shop, plan);
    await apply(shop, plan);
    await doomed.ended;
    expect(await member(shop, owner)).toBe(false);
    const thief = await openSession(shop.database.urlOf(await ourLogin("arch_executor", major)), "thief");
    await expect(thief.query(`set role ${owner}`)).rejects.toMatchObject({ code: "42501" });
    await thief.end();
    await shop.startWorker();
    await shop.planIn(plan, "completed");
    expect(await member(shop, owner)).toBe(false);
    expect(
      await shop.as(null, "select count(*)::int as n from pg_class where relnamespace = 'shop'::regnamespace and pg_get_userbyid(relowner) <> $1", [owner]),
    ).toEqual([{ n: 0 }]);
  });

  it("may be taken from arch_owner in the middle: the run fails with the remedy, and is resumed", async (t) => {
    const owner = name("taken");
    const { shop, plan } = await entrusted(t, owner);
    const doomed = await shop.startWorker({ DATA_ARCHITECT_STOP_AT: "3:before-commit" });
    await shop.planIn(plan, "proved");
    await approve(shop, plan);
    await apply(shop, plan);
    await doomed.ended;
    await shop.as(null, `revoke ${owner} from arch_owner`);
    await shop.startWorker();
    const failed = await shop.planIn(plan, "failed");
    expect(failed.reason).toContain(`arch_executor, which runs approved plans, can't become ${owner}`);
    await shop.as(null, `grant ${owner} to arch_owner with ${major >= 16 ? "admin true, inherit false, set false" : "admin option"}`);
    await resume(shop, plan);
    await shop.planIn(plan, "completed");
    await expect(abort(shop, plan)).rejects.toMatchObject({ code: "ZA007" });
  });
});

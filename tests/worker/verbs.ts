/** What people do with a plan, as people do it: ada asks, bob approves, olga runs. A refusal is an error here. */
import { waitFor } from "../helpers/wait-for.ts";
import type { Governed } from "./governed.ts";

/** Submitted by its author, approved by somebody else. */
export const approve = async (shop: Governed, plan: string): Promise<void> => {
  const [row] = await shop.as<{ digest: string }>("ada", "select digest from arch.submit($1, 'test')", [plan]);
  await shop.as("bob", "select * from arch.approve($1, $2, 'test')", [plan, row?.digest]);
  await shop.planIn(plan, "approved");
};

/** A plan to the SQL, proved and approved. */
export const planTo = async (shop: Governed, sql: string): Promise<string> => {
  const [request] = await shop.as<{ request: string }>("ada", "select request from arch.declare_sql('shop', $1)", [sql]);
  await waitFor(
    "the request",
    async () => (await shop.as<{ state: string }>(null, "select state from arch.requests where id = $1 and state = 'done'", [request?.request]))[0] ?? null,
    60_000,
  );
  const plan = (await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')"))[0]?.plan ?? "";
  await shop.planIn(plan, "proved");
  await approve(shop, plan);
  return plan;
};

export const apply = (shop: Governed, plan: string): Promise<void> => operate(shop, "apply", plan);
export const pause = (shop: Governed, plan: string): Promise<void> => operate(shop, "pause", plan);
export const resume = (shop: Governed, plan: string): Promise<void> => operate(shop, "resume", plan);
export const abort = (shop: Governed, plan: string): Promise<void> => operate(shop, "abort", plan);
export const complete = (shop: Governed, plan: string): Promise<void> => operate(shop, "complete", plan);
export const rollback = (shop: Governed, plan: string): Promise<void> => operate(shop, "rollback", plan);

/** Verbs that may want a reason are given one. */
const operate = async (shop: Governed, verb: string, plan: string): Promise<void> => {
  const [known] = await shop.as<{ reasons: number }>(
    null,
    "select max(pronargs) - 1 as reasons from pg_proc where proname = $1 and pronamespace = 'arch'::regnamespace",
    [verb],
  );
  const [answer] = await shop.as<{ state?: string }>("olga", `select * from arch.${verb}($1${", 'test'".repeat(known?.reasons ?? 0)})`, [plan]);
  if (answer?.state === "refused") throw new Error(`${verb} was refused: ${JSON.stringify(answer)}`);
};

/** What people do with a plan, as people do it. Where a verb is not installed, its effect on the worker is made by hand. */
import type { Governed } from "./governed.ts";

/** Submitted by its author, approved by somebody else. */
export const approve = async (shop: Governed, plan: string): Promise<void> => {
  if (await has(shop, "submit")) {
    const [row] = await shop.as<{ digest: string }>("ada", "select digest from arch.submit($1, 'test')", [plan]);
    await shop.as("bob", "select * from arch.approve($1, $2, 'test')", [plan, row?.digest]);
  } else {
    await shop.as(null, "update arch.plans set state = 'approved' where id = $1", [plan]);
  }
  await shop.planIn(plan, "approved");
};

export const apply = (shop: Governed, plan: string): Promise<void> => verb(shop, plan, "apply", "running", "forward");
export const complete = (shop: Governed, plan: string): Promise<void> => verb(shop, plan, "complete", "completing", "complete");
export const rollback = (shop: Governed, plan: string): Promise<void> => verb(shop, plan, "rollback", "running", "rollback");

export const pause = (shop: Governed, plan: string): Promise<void> => stop(shop, plan, "pause", "paused");
export const abort = (shop: Governed, plan: string): Promise<void> => stop(shop, plan, "abort", "aborted");

export const resume = async (shop: Governed, plan: string): Promise<void> => {
  if (await has(shop, "resume")) {
    await shop.as("olga", "select * from arch.resume($1)", [plan]);
    return;
  }
  await shop.as(null, "update arch.plans set state = case when (select direction from arch.runs where plan = $1 order by created_at desc limit 1) = 'complete' then 'completing' else 'running' end where id = $1", [plan]);
  const [run] = await shop.as<{ id: string }>(null, "update arch.runs set state = 'queued' where plan = $1 and state in ('paused', 'failed') returning id", [plan]);
  await enqueue(shop, run?.id);
};

const verb = async (shop: Governed, plan: string, name: string, state: string, direction: string): Promise<void> => {
  if (await has(shop, name)) {
    await shop.as("olga", `select * from arch.${name}($1)`, [plan]);
    return;
  }
  await shop.as(null, "update arch.plans set state = $2 where id = $1", [plan, state]);
  const [run] = await shop.as<{ id: string }>(null, "insert into arch.runs (plan, direction, started_by) select id, $2, created_by from arch.plans where id = $1 returning id", [plan, direction]);
  await enqueue(shop, run?.id);
};

const stop = async (shop: Governed, plan: string, name: string, state: string): Promise<void> => {
  if (await has(shop, name)) await shop.as("olga", `select * from arch.${name}($1)`, [plan]);
  else await shop.as(null, "update arch.runs set stop_requested = $2 where plan = $1 and state = 'running'", [plan, state]);
};

const enqueue = async (shop: Governed, run: string | undefined): Promise<void> => {
  await shop.as(null, "select arch_private.enqueue('run', json_build_object('run', $1::uuid), 'run:' || $1::text)", [run]);
};

const has = async (shop: Governed, name: string): Promise<boolean> =>
  (await shop.as<{ found: boolean }>(null, "select exists (select from pg_proc where proname = $1 and pronamespace = 'arch'::regnamespace) as found", [name]))[0]?.found === true;

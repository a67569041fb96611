/** The laws for two SQL texts of strangers: from the database that one makes to the one that the other makes, and back. */
import pg from "pg";
import { fillWithRows } from "../../../worker/proof/sample-rows.ts";
import { Broken } from "../laws/broken.ts";
import { checkPlan } from "../laws/check-plan.ts";
import { checkOnline } from "../online-laws/check-online.ts";
import { openDatabases } from "../open-databases.ts";
import { loadSide, statementsOf } from "./load-side.ts";
import type { OutsideServer, Side } from "./read-side.ts";

/**
 * `part`: held, of a side whose text Postgres takes in part; `not loaded`: it takes nothing of one; `refused`: the planner says no; `data`: held, but the rows that
 * were made up stand in the way of what was wished; `broken`: a law did not hold.
 */
export const outcomes = ["held", "part", "not loaded", "refused", "data", "broken"] as const;
export type OutsideVerdict = { readonly outcome: (typeof outcomes)[number]; readonly why: string };
type Planned = { readonly outcome: "held" | "refused" | "data"; readonly why: string };

/** `former`: the text that makes the side `before`. `online`: planned for a database under traffic. */
export async function checkOutside(server: OutsideServer, former: string, before: Side, after: Side, online: boolean): Promise<OutsideVerdict> {
  if (before.nothing || after.nothing) return { outcome: "not loaded", why: "" };
  const tried = async (rows: boolean): Promise<Planned> =>
    openDatabases(server, async (database) => {
      const live = await database();
      await loadSide(server, live, statementsOf(former));
      if (rows) await fillWithRows(live, before.catalog, "postgres", false).catch(() => undefined);
      await live.query("discard all");
      return online ? underTraffic(server, live, before, after) : plain(server, live, before, after);
    });
  try {
    const filled = await tried(true);
    const made = filled.outcome === "data" ? await tried(false) : filled;
    const outcome =
      made.outcome === "held" ? (filled.outcome === "data" ? "data" : before.left_out.length + after.left_out.length > 0 ? "part" : "held") : made.outcome;
    return { outcome, why: filled.why };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { outcome: "broken", why: error.message };
  }
}

async function plain(server: OutsideServer, live: pg.Client, before: Side, after: Side): Promise<Planned> {
  const dumped = before.lines === null || after.lines === null ? null : { former: before.lines, wanted: after.lines };
  return checkPlan({ server, live, before: before.catalog, after: after.catalog, renames: [], dumped }, server.dump);
}

async function underTraffic(server: OutsideServer, live: pg.Client, before: Side, after: Side): Promise<Planned> {
  const application = new pg.Client({ connectionString: server.url(live.database ?? "") });
  await application.connect();
  try {
    await application.query("set lock_timeout = '10s'");
    const made = await checkOnline({ major: server.major, live, application, before: before.catalog, after: after.catalog, renames: [] });
    return { ...made, why: made.outcome === "refused" ? made.issues.map((issue) => `${issue.code} ${issue.path}: ${issue.message}`).join("\n") : made.why };
  } finally {
    await application.end();
  }
}

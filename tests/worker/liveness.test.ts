/** Jobs of a dead worker go back to the queue within seconds; those of a living one stay where they are. */
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLiveness } from "../../worker/liveness.ts";
import { silentLogger } from "../../worker/log.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

const NEVER_MS = 3_600_000;
const nothing = (): Promise<readonly string[]> => Promise.resolve([]);

describe.each(majors())("the job queue on Postgres %i", (major) => {
  const database = useDatabase({ major });
  let admin: pg.Client;
  beforeAll(async () => {
    await runMigrations({ connectionString: database.url, schema: "arch_jobs" });
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
  });
  afterAll(() => admin.end());

  const lock = async (worker: string, age: string): Promise<void> => {
    await admin.query("select arch_jobs.add_job('prove', '{}'::json, 'queue-' || $1::text)", [worker]);
    await admin.query("update arch_jobs._private_jobs set locked_by = $1, locked_at = now() - $2::interval where locked_by is null", [worker, age]);
    await admin.query("update arch_jobs._private_job_queues set locked_by = $1, locked_at = now() - $2::interval where queue_name = 'queue-' || $1::text", [
      worker,
      age,
    ]);
  };
  const holders = async (): Promise<readonly string[]> =>
    (await admin.query<{ holder: string }>("select locked_by as holder from arch_jobs._private_jobs where locked_by is not null order by 1")).rows.map(
      (row) => row.holder,
    );

  it("gives back what a worker without a session had locked, and only that", async () => {
    const living = await startLiveness(database.url, "pool-living", silentLogger, NEVER_MS, nothing);
    await lock("pool-living", "10 minutes");
    await lock("pool-dead", "10 seconds");
    await lock("pool-just-starting", "0 seconds");
    const successor = await startLiveness(database.url, "pool-successor", silentLogger, NEVER_MS, nothing);
    expect(await holders()).toEqual(["pool-just-starting", "pool-living"]);
    expect((await admin.query("select count(*)::int as n from arch_jobs._private_job_queues where locked_by = 'pool-dead'")).rows).toEqual([{ n: 0 }]);
    await living.stop();
    expect(await successor.unlockDead()).toContain("pool-living");
    await successor.stop();
  });
});

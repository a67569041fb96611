/** The scratch server goes away under a process that lives on, as a worker does: what was at work hears that it was scratch, and the next work has scratch again. */
import pg from "pg";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { isConnectionLoss } from "../../sql/connection-loss.ts";
import { closeScratchServers, scratchServer, withScratch } from "../../worker/scratch/with-scratch.ts";
import { majors } from "../helpers/majors.ts";
import { scratchUrl } from "../helpers/scratch-url.ts";
import { waitFor } from "../helpers/wait-for.ts";

afterAll(closeScratchServers);

describe.each(majors())("on Postgres %i", (major) => {
  const work = (url: string | null, statement: string): Promise<unknown> =>
    withScratch({ major, url }, async (db) => (await (await db.client()).query<{ said: string }>(statement)).rows[0]?.said);

  test("a server of our own that dies is replaced by the next one", { timeout: 120_000 }, async () => {
    const first = await scratchServer({ major });
    const { rows } = await first.admin.query<{ pid: string }>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid");
    const pid = Number(rows[0]?.pid);
    const cut = work(null, "select pg_sleep(60)").catch((error: unknown) => error);
    await waitFor(
      "the work to be under way",
      async () => (await first.admin.query("select from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()")).rowCount === 1,
    );
    process.kill(pid, "SIGQUIT");
    const error = await cut;
    expect(error).toMatchObject({ name: "ScratchLost", message: expect.stringMatching(/^the scratch server ended the session: /) as string });
    expect(isConnectionLoss(error)).toBe(true);
    expect(await Promise.all([work(null, "select 'again' as said"), work(null, "select 'and again' as said")])).toEqual(["again", "and again"]);
    expect((await scratchServer({ major })).instance).not.toBe(first.instance);
  });

  test("one that was given and ended all sessions is opened anew, and what was left there is swept", { timeout: 60_000 }, async () => {
    const url = scratchUrl(major);
    const first = await scratchServer({ major, url });
    const watcher = new pg.Client({ connectionString: url });
    await watcher.connect();
    onTestFinished(() => watcher.end());
    const ours =
      "select l.pid from pg_locks as l join pg_stat_activity as a using (pid) where l.locktype = 'advisory' and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended($1, 0)";
    const ended = await watcher.query(`select pg_terminate_backend(o.pid) from (${ours}) as o`, [first.instance]);
    expect(ended.rowCount).toBe(1);
    await waitFor("the session to be gone", async () => (await watcher.query(ours, [first.instance])).rowCount === 0);
    expect(await work(url, "select 'again' as said")).toBe("again");
    expect((await scratchServer({ major, url })).instance).not.toBe(first.instance);
    expect((await watcher.query("select datname from pg_database where starts_with(datname, $1)", [first.instance])).rows).toEqual([]);
  });
});

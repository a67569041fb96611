/** The server ends a session while a command reads: an error that says so, an exit code of its own, nothing half-written. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { runProgram } from "../../worker/cli/program.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { scratchUrl } from "../helpers/scratch-url.ts";
import { waitFor } from "../helpers/wait-for.ts";

describe.each(majors())("on Postgres %i", (major) => {
  test("dump and diff whose session is ended say so and leave nothing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-loss-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "wanted.sql"), "create schema shop;");
    const database = await createDatabase(onTestFinished, { major });
    for (const words of [
      ["dump", "--out", join(folder, "out"), "--database-url", database.url],
      ["diff", database.url, join(folder, "wanted.sql"), "--out", join(folder, "out")],
    ]) {
      const [holder, watcher] = [await connect(database), await connect(database)];
      await holder.query("begin; lock table pg_catalog.pg_policy in access exclusive mode");
      const text = { out: "", err: "" };
      const ended = runProgram(
        words,
        { SCRATCH_URL: clusterUrl(cluster(major), "postgres") },
        {
          out: (more) => {
            text.out += more;
          },
          err: (more) => {
            text.err += more;
          },
        },
      );
      const victims = `select a.pid from pg_stat_activity as a where a.datname = current_database() and a.wait_event_type = 'Lock' and a.application_name = 'data-architect ${words[0] ?? ""}'`;
      await waitFor("the command to read", async () => (await watcher.query(victims)).rowCount === 1);
      await watcher.query(`select pg_terminate_backend(v.pid) from (${victims}) as v`);
      expect(await ended).toBe(4);
      expect(text).toEqual({
        out: "",
        err: expect.stringMatching(
          /^error: the server ended the session: .*\nhint: run it again when the server is back: what was not finished has changed nothing\n$/,
        ) as string,
      });
      expect(await readdir(folder)).toEqual(["wanted.sql"]);
      await holder.query("rollback");
      await Promise.all([holder.end(), watcher.end()]);
    }
  });

  test("lint whose session on scratch is ended says that it was there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-loss-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [migration, seconds] = [join(folder, "migration.sql"), String(60 + (process.pid % 1000) / 1000)];
    await writeFile(migration, `create table slow as select pg_sleep(${seconds})::text as void;`);
    const database = await createDatabase(onTestFinished, { major });
    const watcher = new pg.Client({ connectionString: scratchUrl(major) });
    await watcher.connect();
    onTestFinished(() => watcher.end());
    const ended = runCli(["lint", migration, "--database-url", database.url], { SCRATCH_URL: scratchUrl(major) });
    const victims = `select a.pid from pg_stat_activity as a where a.application_name = 'data-architect scratch' and a.query like '%slow as select pg_sleep(${seconds})%'`;
    await waitFor("the migration to be executed", async () => (await watcher.query(victims)).rowCount === 1, 30_000);
    await watcher.query(`select pg_terminate_backend(v.pid) from (${victims}) as v`);
    expect(await ended).toMatchObject({
      code: 4,
      err: expect.stringMatching(
        /^error: the scratch server ended the session: .*\nhint: run it again: nothing was changed but on scratch.*SCRATCH_URL\n$/,
      ) as string,
    });
  });
});

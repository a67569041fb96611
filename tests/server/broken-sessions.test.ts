/** The database restarts or ends sessions while the server works for somebody: the server stays, says so, and goes on. */
import { expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import { peopledTemplate } from "../helpers/installed.ts";
import { newestMajor } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { startApi } from "./api.ts";

const database = useDatabase({ template: () => peopledTemplate() });
const plans = "{ plans { nodes { id } } }";

const ours = (wait: string): string =>
  `select a.pid from pg_stat_activity as a where a.datname = current_database() and a.application_name = 'data-architect server' and ${wait}`;

test("a session that is ended in the middle of a request ends that request alone", async (t) => {
  const api = await startApi(t, database, newestMajor());
  const token = await api.tokenOf("ada");
  expect(await api.ask(token, plans)).toMatchObject({ status: 200, errors: [] });
  const [holder, watcher] = [await connect(database), await connect(database)];
  await holder.query("begin; lock table arch.plans in access exclusive mode");
  const asked = api.ask(token, plans);
  await waitFor("the request to wait", async () => (await watcher.query(ours("a.wait_event_type = 'Lock'"))).rowCount === 1);
  await watcher.query(`select pg_terminate_backend(s.pid) from (${ours("true")}) as s`);
  expect(await asked).toMatchObject({
    errors: [
      { message: expect.stringMatching(/^the database can't be reached just now, .*look first whether/) as string, extensions: { code: "DATABASE_GONE" } },
    ],
  });
  await holder.query("rollback");
  expect(await api.ask(token, plans)).toMatchObject({ status: 200, errors: [] });
});

test("who asks while no session is to be had hears 503, and when to ask again", async (t) => {
  const api = await startApi(t, database, newestMajor());
  const token = await api.tokenOf("ada");
  const admin = await connect(database);
  await admin.query(`alter database ${database.name} connection limit 0`);
  await admin.query(`select pg_terminate_backend(s.pid) from (${ours("true")}) as s`);
  await waitFor("the sessions to be gone", async () => (await admin.query(ours("true"))).rowCount === 0);
  expect(await api.ask(token, plans)).toMatchObject({ status: 503, data: null, errors: [{ extensions: { code: "DATABASE_GONE" } }] });
  const signIn = await fetch(`${api.url}/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }) });
  expect([signIn.status, signIn.headers.get("retry-after")]).toEqual([503, "1"]);
  await admin.query(`alter database ${database.name} connection limit -1`);
  expect(await api.ask(token, plans)).toMatchObject({ status: 200, errors: [] });
});

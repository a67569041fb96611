/** A governed database with people and a real worker process: what the tests of the worker stand on. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createDatabase } from "../helpers/database.ts";
import type { Owner, TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import type { PersonName } from "../helpers/installed.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { scratchUrl } from "../helpers/scratch-url.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { spawnWorker } from "./spawn-worker.ts";
import type { SpawnedWorker } from "./spawn-worker.ts";

export type Governed = {
  readonly database: Pick<TestDatabase, "url" | "urlOf">;
  readonly data_dir: string;
  /** Rows of a statement run by a person; null: by the superuser. */
  readonly as: <T extends pg.QueryResultRow = Record<string, unknown>>(who: PersonName | null, text: string, values?: unknown[]) => Promise<readonly T[]>;
  readonly startWorker: (env?: Readonly<Record<string, string>>) => Promise<SpawnedWorker>;
  /** Waits until the plan is in one of the states; throws at once, with the reason, when it ends in another one. */
  readonly planIn: (plan: string, ...states: readonly string[]) => Promise<PlanRow>;
};

export type PlanRow = { readonly id: string; readonly state: string; readonly reason: string | null };

const ENDS = new Set(["failed", "stale", "aborted", "rejected", "unproven", "rolled_back", "completed", "soaking"]);

/** A database of the test's own, cloned from a template (default: people and an empty project shop). */
export const govern = async (owner: Owner, major: Major, template?: string): Promise<Governed> => {
  const database = await createDatabase(owner, { major, template: template ?? (await peopledTemplate(major)) });
  return attach(database, major, "onTestFinished" in owner ? owner.onTestFinished : owner);
};

/** As `govern`, on a database that is there already; `later` is told how to clean up. */
export const attach = async (database: Pick<TestDatabase, "url" | "urlOf">, major: Major, later: (work: () => Promise<void>) => void): Promise<Governed> => {
  const data_dir = await mkdtemp(join(tmpdir(), "data-architect-test-"));
  const sessions = new Map<string, pg.Client>();
  const workers: SpawnedWorker[] = [];
  later(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await Promise.all([...sessions.values()].map((session) => session.end().catch(() => undefined)));
    await rm(data_dir, { recursive: true, force: true });
  });
  const session = async (who: PersonName | null): Promise<pg.Client> => {
    const known = sessions.get(who ?? "");
    if (known !== undefined) return known;
    const made = new pg.Client({
      connectionString: who === null ? database.url : database.urlOf(personLogin(who)),
      application_name: `test ${who ?? "superuser"}`,
    });
    made.on("error", () => undefined);
    await made.connect();
    sessions.set(who ?? "", made);
    return made;
  };
  const as: Governed["as"] = async <T extends pg.QueryResultRow>(who: PersonName | null, text: string, values: unknown[] = []) =>
    (await (await session(who)).query<T>(text, values)).rows;
  await as(null, "do $$ begin execute format('grant create on database %I to shop_owner', current_database()); end $$");
  return {
    database,
    data_dir,
    as,
    startWorker: async (env = {}) => {
      const worker = spawnWorker({
        DATABASE_URL: database.urlOf(await ourLogin("arch_worker", major)),
        EXECUTOR_URL: database.urlOf(await ourLogin("arch_executor", major)),
        DATA_DIR: data_dir,
        SCRATCH_URL: scratchUrl(major),
        ...env,
      });
      workers.push(worker);
      await worker.started;
      return worker;
    },
    planIn: async (plan, ...states) => {
      const row = await waitFor(
        `${plan} to be ${states.join(" or ")}`,
        async () => {
          const [found] = await as<PlanRow>(null, "select id, state, reason from arch.plans where id = $1", [plan]);
          return found !== undefined && (states.includes(found.state) || ENDS.has(found.state)) ? found : null;
        },
        120_000,
      );
      if (!states.includes(row.state)) throw new Error(`${plan} became ${row.state}: ${row.reason ?? "no reason"}`);
      return row;
    },
  };
};

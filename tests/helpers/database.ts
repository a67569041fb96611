import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { cluster, clusterUrl } from "./cluster.ts";
import type { Login } from "./cluster.ts";
import { newestMajor } from "./majors.ts";

export type DatabaseOptions = {
  /** Default: the newest major of the run. */
  readonly major?: Major;
  /** Name of the database to clone; an empty one when not given. See `installed.ts` for one with `arch` in it. */
  readonly template?: string;
  /** ICU locale of an empty database; not given: the cluster's, which is C. */
  readonly locale?: string;
};

export type TestDatabase = {
  readonly major: Major;
  readonly name: string;
  /** Connection string of the superuser. */
  readonly url: string;
  /** Connection string of another login. */
  readonly urlOf: (login: Login) => string;
  /** Cuts its sessions and drops it. */
  readonly drop: () => Promise<void>;
};

/** Whoever ends later and can be told what to do then: a test's context (`onTestFinished`) or vitest's `afterAll`. */
export type Owner = { readonly onTestFinished: (work: () => Promise<void>) => void } | ((work: () => Promise<void>) => void);

/**
 * Makes a database of the test's own by cloning (milliseconds) and drops it when the owner ends.
 *
 * @example test("…", async (t) => { const database = await createDatabase(t, { major: 15 }); … });
 */
export async function createDatabase(owner: Owner, options: DatabaseOptions = {}): Promise<TestDatabase> {
  const database = await makeDatabase(options);
  if ("onTestFinished" in owner) owner.onTestFinished(database.drop);
  else owner(database.drop);
  return database;
}

/**
 * A database for all tests of a file or describe block; call it there, read its fields inside tests and hooks.
 *
 * @example const database = useDatabase({ major, template: () => installedTemplate(major) });
 */
export function useDatabase(options: Omit<DatabaseOptions, "template"> & { readonly template?: string | (() => Promise<string>) } = {}): TestDatabase {
  let made: TestDatabase | null = null;
  const now = (): TestDatabase => {
    if (made === null) throw new Error("the database is made in beforeAll: read it inside a test or a hook");
    return made;
  };
  beforeAll(async () => {
    const { template, ...rest } = options;
    const name = typeof template === "function" ? await template() : template;
    made = await makeDatabase(name === undefined ? rest : { ...rest, template: name });
  });
  afterAll(async () => made?.drop());
  return {
    get major() {
      return now().major;
    },
    get name() {
      return now().name;
    },
    get url() {
      return now().url;
    },
    urlOf: (login) => now().urlOf(login),
    drop: () => now().drop(),
  };
}

/** Runs work in a session of the superuser on a database of a cluster (the maintenance database when none is named). */
export async function asSuperuser<T>(major: Major, work: (session: pg.Client) => Promise<T>, database = "postgres"): Promise<T> {
  const session = new pg.Client({ connectionString: clusterUrl(cluster(major), database), application_name: "test set-up" });
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

async function makeDatabase(options: DatabaseOptions): Promise<TestDatabase> {
  const major = options.major ?? newestMajor();
  const name = `test_${process.pid}_${randomBytes(5).toString("hex")}`;
  const template = pg.escapeIdentifier(options.template ?? "template0");
  const locale = options.locale === undefined ? "" : `locale_provider icu icu_locale ${pg.escapeLiteral(options.locale)} locale 'C'`;
  await asSuperuser(major, (session) => session.query(`create database ${name} template ${template} strategy file_copy ${locale}`));
  const on = cluster(major);
  return {
    major,
    name,
    url: clusterUrl(on, name),
    urlOf: (login) => clusterUrl(on, name, login),
    drop: async () => {
      await asSuperuser(major, (session) => session.query(`drop database if exists ${name} with (force)`));
    },
  };
}

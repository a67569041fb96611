import pg from "pg";
import { onTestFinished } from "vitest";
import type { Login } from "./cluster.ts";
import type { TestDatabase } from "./database.ts";

/**
 * Opens one session: as superuser, as a login of its own, or as superuser that has set a role.
 * Inside a test it is closed when the test ends; elsewhere the caller closes it.
 *
 * @example const ana = await connect(database, { user: "ana", password: "…" });
 */
export async function connect(database: TestDatabase, who?: Login | string): Promise<pg.Client> {
  const login = typeof who === "object" ? who : undefined;
  const session = new pg.Client({ connectionString: login === undefined ? database.url : database.urlOf(login), application_name: "test" });
  session.on("error", () => undefined);
  await session.connect();
  closeWithTest(session);
  if (typeof who === "string") await session.query(`set role ${pg.escapeIdentifier(who)}`);
  return session;
}

function closeWithTest(session: pg.Client): void {
  try {
    onTestFinished(async () => {
      await session.end().catch(() => undefined);
    });
  } catch {
    // Called from a hook: there is no test that could end.
  }
}

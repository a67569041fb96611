import pg from "pg";
import { connectionTo } from "../../sql/connection.ts";

/** Work in one plain session of whoever the address names, behind a pooler too. `note`: hears what Postgres remarks. */
export async function inSession<Result>(url: string, work: (session: pg.Client) => Promise<Result>, note?: (text: string) => void): Promise<Result> {
  const session = new pg.Client({ connectionTimeoutMillis: 15_000, ...connectionTo(url), application_name: "data-architect" });
  session.on("error", () => undefined);
  if (note !== undefined)
    session.on("notice", (notice) => {
      note(notice.message ?? "");
    });
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end().catch(() => undefined);
  }
}

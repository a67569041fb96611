import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/**
 * A personal token for the console, issued by the person's own login. Kept in `tokens.json` (0600), so that a resumed instance shows the same
 * link; issued anew when it is near its end or revoked.
 */
export async function personalToken(url: string, person: string, directory: string): Promise<string> {
  const path = join(directory, "tokens.json");
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, { readonly id: string; readonly token: string }>) : {};
  const session = new pg.Client({ connectionString: url, application_name: "data-architect up" });
  session.on("error", () => undefined);
  await session.connect();
  try {
    const former = kept[person];
    if (former !== undefined && (await isGood(session, former.id))) return former.token;
    const { rows } = await session.query<{ id: string; token: string }>("select id, token from arch.issue_token('console')");
    const [issued] = rows;
    if (issued === undefined) throw new Error(`no token was issued for ${person}`);
    writeFileSync(path, JSON.stringify({ ...kept, [person]: issued }), { mode: 0o600 });
    return issued.token;
  } finally {
    await session.end();
  }
}

async function isGood(session: pg.Client, id: string): Promise<boolean> {
  const { rows } = await session.query("select from arch.tokens where id = $1 and revoked_at is null and expires_at > now() + interval '1 day'", [id]);
  return rows.length > 0;
}

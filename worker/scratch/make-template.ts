/** The database that scratch databases are copied from: empty, with what PUBLIC can do to the server taken away. */
import pg from "pg";
import { addressOf, connectionTo } from "../../sql/connection.ts";
import { databaseComment, markedRole } from "./sweep.ts";

/** Functions that reach beyond the own database or hold the server up; Postgres lets everybody call them. */
const DENIED = [
  "lo_creat(integer)",
  "lo_create(oid)",
  "lo_from_bytea(oid, bytea)",
  "pg_logical_emit_message(boolean, text, text)",
  "pg_logical_emit_message(boolean, text, bytea)",
  "pg_notify(text, text)",
];

/** Makes the template and gives its name. `admin` is a superuser's session, `url` leads to the same server. */
export async function makeTemplate(admin: pg.ClientBase, instance: string, url: string): Promise<string> {
  const name = `${instance}_template`;
  await admin.query(markedRole(name, "nologin", instance));
  await admin.query(`create database ${name} template template0 owner ${name} strategy file_copy`);
  await admin.query(databaseComment(name, instance));
  const session = new pg.Client(connectionTo(addressOf(url, { database: name })));
  session.on("error", () => undefined);
  await session.connect();
  try {
    for (const signature of DENIED) {
      const { rows } = await session.query<{ found: boolean }>("select pg_catalog.to_regprocedure($1) is not null as found", [`pg_catalog.${signature}`]);
      if (rows[0]?.found === true) await session.query(`revoke execute on function pg_catalog.${signature} from public`);
    }
  } finally {
    await session.end();
  }
  await admin.query(`revoke all on database ${name} from public`);
  return name;
}

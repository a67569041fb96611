import type pg from "pg";
import { differingLines, dumpedLines } from "../dumped-lines.ts";
import type { Server } from "../open-databases.ts";
import type { PgDump } from "../pg-dump.ts";
import { Broken } from "./broken.ts";

/** What a mapping's options say is never read, the order of a list of tags is nobody's, and a role that gives itself what it has says nothing. */
const unread =
  /^(?:CREATE USER MAPPING|password '|\);?$|WHEN TAG IN|ALTER DEFAULT PRIVILEGES FOR ROLE (?<role>.*?)(?: IN SCHEMA .*)? (?:GRANT|REVOKE) .* (?:TO|FROM) \k<role>(?: WITH GRANT OPTION)?;)/u;

/** What pg_dump says of a database, line by line. */
export async function dumpOf(server: Server, dump: PgDump, client: pg.Client): Promise<readonly string[]> {
  return dumpedLines(await dump(server.url(client.database ?? ""), "-s")).filter((line) => !unread.test(line));
}

/** Law 5: throws `Broken` where pg_dump tells two databases apart. `when`: in the words of a message. */
export function expectSameDump(when: string, found: readonly string[], wanted: readonly string[]): void {
  const others = differingLines(found, wanted);
  if (others.length > 0) throw new Broken(`law 5: pg_dump sees a difference${when}:\n${others.join("\n")}`);
}

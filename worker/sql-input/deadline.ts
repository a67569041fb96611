/** An end to everything that a text may do on scratch. */
import type pg from "pg";
import type { ReadScript } from "./read-script.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";

const LONGEST_MS = 600_000;

/** Whatever the text does, it ends: it may have raised its own timeouts. Dropping the database ends its session on the server. */
export function deadline(session: pg.Client, script: ReadScript): { readonly over: Promise<readonly SqlIssue[]>; readonly clear: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<readonly SqlIssue[]>((resolve) => {
    timer = setTimeout(() => {
      const first = script.statements[0];
      resolve(first === undefined ? [] : [issueAt(first.source, first.start, { code: "sql.too-long", message: `the text was not through after ${String(LONGEST_MS / 60_000)} minutes on a scratch server`, hint: "take out what waits or works for long: a schema needs neither" })]);
      (session as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
    }, LONGEST_MS);
  });
  return { over, clear: () => { clearTimeout(timer); } };
}

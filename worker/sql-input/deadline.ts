/** An end to everything that a text may do on scratch. */
import type pg from "pg";
import type { Statement } from "./read-script.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";

/** How long a statement may take that stands alone, and the whole text. A scratch database is empty: most take milliseconds. */
const LONGEST_MS = { statement: 120_000, text: 600_000 } as const;

export type Deadline = {
  /** Resolves when something took too long. */
  readonly over: Promise<readonly SqlIssue[]>;
  /** Begins a statement. */
  readonly at: (statement: Statement) => void;
  readonly clear: () => void;
};

/** Whatever the text does, it ends: it may have raised its own timeouts. Dropping the database ends its session on the server. */
export function deadline(session: pg.Client, longest_ms: number = LONGEST_MS.statement): Deadline {
  const timers: { statement?: NodeJS.Timeout; text?: NodeJS.Timeout } = {};
  let current: Statement | null = null;
  let resolve: (issues: readonly SqlIssue[]) => void = () => undefined;
  const over = new Promise<readonly SqlIssue[]>((done) => {
    resolve = done;
  });
  const end = (message: string) => () => {
    resolve(
      current === null
        ? []
        : [
            issueAt(
              current.source,
              current.start,
              { code: "sql.too-long", message, hint: "take out what waits or works for long: a schema needs neither" },
              current.text,
            ),
          ],
    );
    (session as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
  };
  timers.text = setTimeout(
    end(`the text was not through after ${String(LONGEST_MS.text / 60_000)} minutes on a scratch server, when it was here`),
    LONGEST_MS.text,
  );
  return {
    over,
    at: (statement) => {
      current = statement;
      clearTimeout(timers.statement);
      timers.statement = setTimeout(end(`the statement had not ended after ${String(longest_ms / 1000)} s on an empty scratch database`), longest_ms);
    },
    clear: () => {
      clearTimeout(timers.statement);
      clearTimeout(timers.text);
    },
  };
}

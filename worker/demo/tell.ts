import { psqlTable, type Cell } from "./psql-table.ts";

/** What the demo says, as a transcript for people or as JSON lines for programs. */
export type Teller = {
  /** A chapter of the story. */
  readonly chapter: (title: string) => void;
  /** One or two sentences between commands. */
  readonly say: (text: string) => void;
  /** A statement as typed by `person`; what comes back follows. */
  readonly sql: (person: string, statement: string) => void;
  readonly rows: (rows: readonly Readonly<Record<string, Cell>>[]) => void;
  /** A message of the server, as psql shows it. */
  readonly notice: (text: string) => void;
  /** The last line. */
  readonly summary: (summary: Summary) => void;
};

export type Summary = {
  readonly ok: boolean;
  readonly seconds: number;
  readonly statements: number;
  readonly failed_statements: number;
  readonly max_stall_ms: number;
  /** Of the same probe on a table that no step touches, at the same time: the machine's share. */
  readonly control_stall_ms: number;
  readonly drift: number;
  readonly audit_verified: boolean;
};

export function transcript(write: (text: string) => void): Teller {
  return {
    chapter: (title) => write(`\n── ${title} ${"─".repeat(Math.max(0, 74 - title.length))}\n`),
    say: (text) => write(`${text}\n`),
    sql: (person, statement) => write(`\n${person}=> ${statement};\n`),
    rows: (rows) => {
      if (rows.length > 0) write(`${psqlTable(rows)}\n`);
    },
    notice: (text) => write(`NOTICE:  ${text}\n`),
    summary: (s) =>
      write(
        `\n${s.ok ? "ok" : "FAILED"} in ${s.seconds.toFixed(1)} s · ${s.statements} statements of two application versions during the change, ${s.failed_statements} failed, ` +
          `longest stall ${s.max_stall_ms.toFixed(0)} ms (control beside it ${s.control_stall_ms.toFixed(0)} ms) · drift findings ${s.drift} · audit ${s.audit_verified ? "verified" : "NOT verified"}\n`,
      ),
  };
}

export function jsonLines(write: (text: string) => void): Teller {
  const line = (value: object): void => write(`${JSON.stringify(value)}\n`);
  return {
    chapter: (title) => line({ kind: "chapter", title }),
    say: (text) => line({ kind: "say", text }),
    sql: (person, statement) => line({ kind: "sql", person, statement }),
    rows: (rows) => {
      if (rows.length > 0) line({ kind: "rows", rows });
    },
    notice: (text) => line({ kind: "notice", text }),
    summary: (summary) => line({ kind: "summary", ...summary }),
  };
}

/** What the linter says of a wish: what it would bring is said, what stands already is counted; all of it is for programs. */
import type pg from "pg";
import { counted } from "./counted.ts";
import type { Output } from "./output.ts";
import type { Cell } from "./text-table.ts";

type Row = Readonly<Record<string, Cell>>;

/** Of one rule so many findings are said in full: a schema that stands may have hundreds. */
const SAID_PER_RULE = 3;

/** Every finding of a request, each with `standing`; errors and warnings that nobody lets stand are noted. */
export async function proposedLints(session: pg.Client, request: Cell | undefined, output: Output): Promise<readonly Row[]> {
  const { rows } = await session.query<Row>(
    `select level, rule, object, message, remedy, key, suppressed, false as standing from arch.proposed_lints($1)
      union all
     select level, rule, object, message, remedy, key, suppressed, true from arch.standing_lints($1)`,
    [request],
  );
  const serious = rows.filter((lint) => lint["level"] !== "info" && lint["suppressed"] === null);
  const brought = serious.filter((lint) => lint["standing"] === false);
  for (const rule of new Set(brought.map((lint) => lint["rule"]))) {
    const found = brought.filter((lint) => lint["rule"] === rule);
    for (const lint of found.slice(0, SAID_PER_RULE))
      output.note(`${lint["level"] === "warn" ? "warning" : "error"}: ${String(lint["message"])} (${String(rule)})\n    do: ${String(lint["remedy"])}`);
    if (found.length > SAID_PER_RULE)
      output.note(
        `    and ${String(found.length - SAID_PER_RULE)} more of ${String(rule)}: select object, message from arch.proposed_lints('${String(request)}') where rule = '${String(rule)}'`,
      );
  }
  const older = serious.length - brought.length;
  if (older > 0)
    output.note(
      `${counted(older, "older finding stands", "older findings stand")} in the applied version too: select level, rule, object, message from arch.standing_lints('${String(request)}')`,
    );
  return rows;
}

import { execFileSync } from "node:child_process";
import { differingLines, dumpedLines } from "../../helpers/dumped-lines.ts";
import { pgDump } from "../../helpers/pg-dump.ts";

/**
 * Whether a tool's statements, run by psql on `copy`, made it what `wanted` is, as pg_dump sees both.
 * Gives "yes" or what went wrong, in a line.
 */
export async function judge(statements: string, copy: string, wanted: string): Promise<string> {
  try {
    execFileSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", copy], { input: statements, stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    return `fails: ${String((error as { stderr: Buffer }).stderr).split("\n")[0] ?? ""}`.slice(0, 100);
  }
  const dump = pgDump(15);
  if (dump === null) return "no pg_dump here";
  const others = differingLines(dumpedLines(await dump(copy, "-s")), dumpedLines(await dump(wanted, "-s")));
  return others.length === 0 ? "yes" : `differs in ${String(others.length)} lines`;
}

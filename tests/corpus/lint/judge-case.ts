import type { Finding } from "../../../worker/lint/finding.ts";
import type { Known } from "../../../worker/lint/facts.ts";
import { lintScript } from "../../../worker/lint/lint-script.ts";
import { transactionIssues } from "../../../worker/lint/transaction-issues.ts";
import { writtenLints } from "../../../worker/lint/written-lints.ts";
import { readScript, type ReadScript } from "../../../worker/sql-input/read-script.ts";
import type { LintCase } from "./cases.ts";

const read = async (each: LintCase): Promise<ReadScript> => readScript([{ name: "m.sql", text: `set lock_timeout = '100ms';\n${each.sql};\n` }]);

/** What we say of a case by the rules and the catalog, without scratch. Notes count only where advice is all there is to give. */
export async function judgeCase(each: LintCase, known: Known): Promise<readonly string[]> {
  const script = await read(each);
  const style = each.danger === "style";
  return [
    ...transactionIssues(script, false).map((issue) => issue.code),
    ...lintScript(script, { known, schema: "public", in_transaction: false, seen: null })
      .filter((finding) => style || finding.severity !== "info")
      .map((finding) => `${finding.id} ${finding.hazard}`),
    ...writtenLints(script, "public")
      .filter((finding) => style || finding.level !== "info")
      .map((finding) => finding.rule),
  ];
}

/** Its findings with lock, reason and what to write instead. */
export async function findingsOf(each: LintCase, known: Known): Promise<readonly Finding[]> {
  return lintScript(await read(each), { known, schema: "public", in_transaction: false, seen: null });
}

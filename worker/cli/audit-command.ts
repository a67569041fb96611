/** `export-audit` and `verify-audit`: the audit log out of the database, and checked without one. */
import { createPublicKey } from "node:crypto";
import { readText } from "../read-text.ts";
import { givenDatabase } from "../wrong-usage.ts";
import { verifyExport } from "../audit/verify.ts";
import { counted } from "./counted.ts";
import { EXIT } from "./exit.ts";
import { inSession } from "./in-session.ts";
import type { Output } from "./output.ts";
import { verbCommand } from "./verb-command.ts";

export type VerifyFlags = { readonly key?: string; readonly checkpoints?: string; readonly databaseUrl?: string; readonly json?: boolean };

/** Lines as they are: what is verified later are their very bytes. */
export async function exportAuditCommand(url: string, output: Output): Promise<number> {
  const rows = await inSession(
    url,
    async (session) => (await session.query<{ line: string }>("select audit_export::text as line from arch.audit_export()")).rows,
  );
  output.result(
    rows.map((row) => `${row.line}\n`).join(""),
    rows.map((row) => JSON.parse(row.line) as unknown),
  );
  return EXIT.ok;
}

export async function verifyAuditCommand(
  file: string | undefined,
  flags: VerifyFlags,
  environment: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<number> {
  if (file === undefined) {
    const url = givenDatabase(flags.databaseUrl, environment);
    if (url === null)
      return wrong(
        output,
        "nothing to verify: give an export (data-architect export-audit) with --key, or --database-url to recompute the log inside the database",
      );
    return verbCommand(url, "select * from arch.verify_audit()", [], output);
  }
  if (flags.key === undefined)
    return wrong(output, "an export is verified with the key that signs its checkpoints: give --key with the public key, or the worker's checkpoint-key.pem");
  const [lines, key, kept] = [
    await linesOf(file),
    await readText(flags.key, "the public key of the checkpoints (PEM), or the worker's checkpoint-key.pem"),
    flags.checkpoints === undefined ? [] : await linesOf(flags.checkpoints),
  ];
  const bad = notJson(file, lines) ?? (flags.checkpoints === undefined ? null : notJson(flags.checkpoints, kept));
  if (bad !== null) return wrong(output, bad);
  if (!isPublicKey(key)) return wrong(output, `${flags.key} holds no key: give the public key of the checkpoints (PEM), or the worker's checkpoint-key.pem`);
  const found = verifyExport(lines, key, kept);
  const unsigned = found.events - found.signed;
  const tail =
    unsigned === 0
      ? ""
      : `; the newest ${counted(unsigned, "event")} ${unsigned === 1 ? "is" : "are"} under no checkpoint yet: nothing vouches for ${unsigned === 1 ? "it" : "them"} so far`;
  const lost = found.lost === 0 ? "" : `; ${String(found.lost)} kept checkpoints are of events that a restore took away, as the log says`;
  output.result(
    found.ok
      ? `whole: ${counted(found.events, "event")}, ${counted(found.checkpoints, "signed checkpoint")}${lost}${tail}`
      : `NOT whole: ${found.reason ?? "no reason"}. Keep export, key and checkpoints as they are, and find out who could write the database`,
    found,
  );
  return found.ok ? EXIT.ok : EXIT.refused;
}

function isPublicKey(text: string): boolean {
  try {
    return createPublicKey(text).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}

function wrong(output: Output, message: string): number {
  output.note(`error: ${message}`);
  return EXIT.usage;
}

async function linesOf(path: string): Promise<readonly string[]> {
  return (await readText(path, "an export of the audit log, or a file of checkpoints")).split("\n").filter((line) => line.trim() !== "");
}

function notJson(path: string, lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => {
    try {
      return typeof JSON.parse(line) !== "object";
    } catch {
      return true;
    }
  });
  return at < 0 ? null : `line ${String(at + 1)} of ${path} is no line of an audit export or checkpoint file: was it cut off or edited?`;
}

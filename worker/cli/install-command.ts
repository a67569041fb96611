/** `data-architect install | upgrade | uninstall | status`: what is in a database, and getting it in and out. */
import { rm, writeFile } from "node:fs/promises";
import { addressOf } from "../../sql/connection.ts";
import { install, status, uninstall, upgrade } from "../../sql/loader.ts";
import type { Capability, InstallOptions, InstallResult, Installed } from "../../sql/loader.ts";
import type { Output } from "./output.ts";
import { textTable } from "./text-table.ts";

export type InstallFlags = {
  readonly environment?: string;
  readonly kind?: "sandbox" | "protected";
  readonly person?: string;
  readonly compiler?: "auto" | "worker";
  readonly passwordsFile?: string;
};

export async function installCommand(url: string, flags: InstallFlags, output: Output, upgrading = false): Promise<void> {
  const options: InstallOptions = {
    environment: { ...(flags.environment === undefined ? {} : { name: flags.environment }), ...(flags.kind === undefined ? {} : { kind: flags.kind }) },
    ...(flags.person === undefined ? {} : { person: flags.person }),
    ...(flags.compiler === undefined ? {} : { compiler: flags.compiler }),
  };
  // Before anything is made: passwords that can't be written there would be lost.
  if (flags.passwordsFile !== undefined) await writeFile(flags.passwordsFile, "", { mode: 0o600, flag: "wx" });
  const unused = (): Promise<void> => (flags.passwordsFile === undefined ? Promise.resolve() : rm(flags.passwordsFile, { force: true }));
  const result = await (upgrading ? upgrade(url, options) : install(url, options)).catch(async (error: unknown) => {
    await unused();
    throw error;
  });
  const kept = flags.passwordsFile !== undefined && Object.keys(result.passwords).length > 0;
  if (kept) await writeFile(flags.passwordsFile, `${JSON.stringify(result.passwords, null, 2)}\n`);
  else await unused();
  output.result(installText(url, result, kept ? flags.passwordsFile : undefined), kept ? { ...result, passwords: {} } : result);
}

export async function uninstallCommand(url: string, output: Output): Promise<void> {
  const removed = await uninstall(url);
  const roles = removed.roles_kept.length === 0 ? "its roles are gone too" : `roles kept, because something else uses them: ${removed.roles_kept.join(", ")}`;
  output.result(`Data Architect is removed from this database; your tables are untouched; ${roles}.`, removed);
}

export async function statusCommand(url: string, output: Output): Promise<void> {
  const installed = await status(url);
  output.result(statusText(installed), installed);
}

function installText(url: string, result: InstallResult, file: string | undefined): string {
  const done = result.outcome === "unchanged" ? "is installed already" : result.outcome === "upgraded" ? `upgraded from ${result.former ?? "?"}` : "installed";
  const logins = Object.entries(result.passwords);
  const parts = [
    `Data Architect ${result.version} ${done}; compiler: ${result.compiler === "plv8" ? "plv8, in the database" : "worker"}\n`,
    capabilityText(result.capabilities),
  ];
  if (file !== undefined) parts.push(`passwords of ${logins.map(([login]) => login).join(", ")}: ${file}\n`);
  else if (logins.length > 0) {
    parts.push(
      `logins made for worker and server; their passwords are shown this once and stored nowhere:\n\n${textTable(logins.map(([login, password]) => ({ login, password })))}`,
    );
    parts.push(
      `start a worker with:\n\nDATABASE_URL='${addressOf(url, { user: "arch_worker", password: result.passwords.arch_worker })}' \\\nEXECUTOR_URL='${addressOf(url, { user: "arch_executor", password: result.passwords.arch_executor })}' data-architect worker\n`,
    );
  } else if (result.outcome === "installed")
    parts.push(
      "the logins of worker and server are on this server already, for another database, with the passwords of then; lost? data-architect reset-passwords\n",
    );
  if (result.outcome === "installed") parts.push("next: select * from arch.whoami()\n");
  return parts.join("\n");
}

function capabilityText(capabilities: readonly Capability[]): string {
  const table = textTable(capabilities.map((one) => ({ capability: one.name, here: one.available, note: one.available ? one.detail : (one.cost ?? "") })));
  const missing = capabilities.filter((one) => !one.available && one.remedy !== null);
  return missing.length === 0 ? table : `${table}\nhow to get what is missing:\n${missing.map((one) => `  ${one.name}: ${one.remedy ?? ""}`).join("\n")}\n`;
}

function statusText(installed: Installed): string {
  switch (installed.kind) {
    case "absent":
      return "Data Architect is not installed in this database. Install it: data-architect install";
    case "foreign":
      return "This database has a schema named arch that is not Data Architect's.";
    case "half":
      return "An install was cut off here. Finish it: data-architect install; or take it out: data-architect uninstall";
    case "present": {
      const rows = [
        { item: "release", value: `${installed.version}, installed ${installed.installed_at}` },
        { item: "environment", value: `${installed.environment} (${installed.environment_kind})` },
        { item: "compiler", value: `${installed.compiler}, bundle ${(installed.bundle_sha256 ?? "").slice(0, 12)}` },
        {
          item: "worker",
          value: installed.worker_seen === null ? "none was ever seen; start one: data-architect worker" : `last seen ${installed.worker_seen}`,
        },
      ];
      return `${textTable(rows)}\n${capabilityText(installed.capabilities)}`;
    }
    default:
      return installed satisfies never;
  }
}

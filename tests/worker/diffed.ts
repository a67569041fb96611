/** `data-architect diff` and psql, with files of the test's own. */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { runCli, type CliRun } from "../helpers/run-cli.ts";

export const PSQL = "/usr/bin/psql";

type Diffed = {
  readonly run: (...words: string[]) => Promise<CliRun>;
  /** Writes them into a folder that goes with the test; gives the path of each. */
  readonly files: (texts: Readonly<Record<string, string>>) => Promise<(name: string) => string>;
  readonly psql: (url: string, file: string) => string;
};

export function diffed(major: Major): Diffed {
  async function run(...words: string[]): Promise<CliRun> {
    const environment = { SCRATCH_URL: clusterUrl(cluster(major), "postgres") };
    return runCli(["diff", ...words, "--major", String(major)], environment);
  }
  async function files(texts: Readonly<Record<string, string>>): Promise<(name: string) => string> {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-diff-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    return (name) => join(folder, name);
  }
  const psql = (url: string, file: string): string =>
    execFileSync(PSQL, ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file, url], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return { run, files, psql };
}

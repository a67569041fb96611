import { runProgram } from "../../worker/cli/program.ts";

export type CliRun = { readonly code: number; readonly out: string; readonly err: string };

/** One command line of `data-architect` in this process, without `node` and the script: its exit code and what it wrote. */
export async function runCli(words: readonly string[], environment: Readonly<Record<string, string | undefined>> = {}): Promise<CliRun> {
  const text = { out: "", err: "" };
  const code = await runProgram(words, environment, {
    out: (more) => {
      text.out += more;
    },
    err: (more) => {
      text.err += more;
    },
  });
  return { code, ...text };
}

import { execFileSync } from "node:child_process";

/**
 * Whether a tool's statements, run by psql on `copy`, made it what `wanted` is, as pg_dump sees both. pg_dump must be of the server's major or newer.
 * Gives "yes" or what went wrong, in a line.
 */
export function judge(statements: string, copy: string, wanted: string): string {
  try {
    execFileSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", copy], { input: statements, stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    return `fails: ${String((error as { stderr: Buffer }).stderr).split("\n")[0] ?? ""}`.slice(0, 100);
  }
  const [made, meant] = [dumped(copy), dumped(wanted)];
  const surplus = made.filter((line) => !meant.includes(line)).length + meant.filter((line) => !made.includes(line)).length;
  return made.join("\n") === meant.join("\n") ? "yes" : `differs in ${String(surplus)} lines`;
}

function dumped(url: string): readonly string[] {
  const text = execFileSync("pg_dump", ["-s", url], { encoding: "utf8", maxBuffer: 1 << 28 });
  return text.split("\n").filter((line) => line !== "" && !/^(--|\\)/.test(line)).map((line) => line.replace(/,$/, "")).sort();
}

/**
 * The whole demo, start to end, with its own figures: seconds beside the limit of 90, and the longest stall of the applications beside that of the control,
 * the same probe on a table that no step touches. Three times, because a single stall says little. `node tests/bench/demo.ts`
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

type Summary = {
  readonly ok: boolean;
  readonly seconds: number;
  readonly statements: number;
  readonly failed_statements: number;
  readonly max_stall_ms: number;
  readonly control_stall_ms: number;
};

const LIMIT_SECONDS = 90;
const ROUNDS = 3;
const demo = fileURLToPath(new URL("../../worker/demo/main.ts", import.meta.url));

const rounds = Array.from({ length: ROUNDS }, () => {
  const { stdout } = spawnSync(process.execPath, [demo], { env: { ...process.env, JSON: "1" }, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as Summary;
});
process.stdout.write(`the demo, ${String(ROUNDS)} times (limit ${String(LIMIT_SECONDS)} s)\n`);
for (const each of rounds) {
  process.stdout.write(
    `  ${each.ok ? "ok    " : "FAILED"} ${each.seconds.toFixed(1).padStart(6)} s   ${String(each.statements).padStart(5)} statements, ${String(each.failed_statements)} failed   ` +
      `longest stall ${each.max_stall_ms.toFixed(0).padStart(4)} ms, control ${each.control_stall_ms.toFixed(0).padStart(4)} ms\n`,
  );
}
process.stdout.write(`${JSON.stringify({ bench: "demo", limit_seconds: LIMIT_SECONDS, rounds })}\n`);
if (rounds.some((each) => !each.ok)) process.exitCode = 1;

/** `make demo`: the whole story on a real Postgres, ended by a summary; exits 0 only when every part of it held. */
import { setStage, type Stage } from "./stage.ts";
import { tellStory } from "./story.ts";
import { jsonLines, transcript } from "./tell.ts";

const write = (text: string): void => void process.stdout.write(text);
const tell = process.env["JSON"] === "1" ? jsonLines(write) : transcript(write);
const started = performance.now();
const seconds = (): number => Math.round((performance.now() - started) / 100) / 10;
let stage: Stage | null = null;
const interrupted = (): void => void (stage?.stop() ?? Promise.resolve()).then(() => process.exit(130));
process.once("SIGINT", interrupted);
process.once("SIGTERM", interrupted);
try {
  stage = await setStage(18);
  tell.say(`Postgres ${stage.version}, installed in ${seconds()} s. ada writes and operates, bob approves; this environment is protected.`);
  const summary = { ...(await tellStory(stage, tell)), seconds: seconds() };
  tell.summary(summary);
  process.exitCode = summary.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`the demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  tell.summary({ ok: false, seconds: seconds(), statements: 0, failed_statements: 0, max_stall_ms: 0, control_stall_ms: 0, drift: 0, audit_verified: false });
  process.exitCode = 1;
} finally {
  await stage?.stop();
}

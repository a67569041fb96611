/**
 * `make up`: Postgres (persistent, in .data/), everything installed, worker and server; runs until Ctrl-C. Resumes what an earlier one left,
 * killed or not. DATA_DIR names another directory, PORT the server's, PG_PORT Postgres'.
 */
import { errorText } from "../log.ts";
import { bringUp } from "./bring-up.ts";
import { createTeardown } from "./teardown.ts";

const started = performance.now();
const say = (stage: string, text: string): void => {
  process.stdout.write(`${stage.padEnd(10)} ${text}  (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
};
const teardown = createTeardown();
let code = 0;
const finish = async (why: string): Promise<void> => {
  if (teardown.begun()) return;
  process.stdout.write(`\nstopping: ${why}\n`);
  await teardown.run().catch((error: unknown) => {
    code = 1;
    process.stderr.write(`${errorText(error)}\n`);
  });
  process.stdout.write("stopped; the data stay. make up resumes.\n");
  process.exit(code);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void finish(signal === "SIGINT" ? "Ctrl-C" : signal));

try {
  const up = await bringUp(process.env, say, teardown, (reason) => {
    code = 1;
    void finish(reason);
  });
  if (!teardown.begun()) process.stdout.write(up);
} catch (error) {
  if (!teardown.begun()) {
    code = 1;
    process.stderr.write(`make up: ${errorText(error)}\n`);
    await teardown.run().catch(() => undefined);
    process.exit(code);
  }
}

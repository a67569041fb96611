/**
 * A worker process for tests: the real one, with one hook. `DATA_ARCHITECT_STOP_AT=3:before-commit` kills it with SIGKILL there, the first time.
 * `DATA_ARCHITECT_STOP_AT=4:after-batch#3`: the third time. `DATA_ARCHITECT_SIGNAL=SIGTERM`: asks it to stop there instead, `SIGSTOP` freezes it. Every point
 * passed is written to stdout, a line each.
 */
import { readConfig } from "../../worker/config.ts";
import { createLogger } from "../../worker/log.ts";
import { keepWorker } from "../../worker/keep-worker.ts";

const [stop_at, times = "1"] = (process.env["DATA_ARCHITECT_STOP_AT"] ?? "").split("#");
let left = Number(times);
const signal = (process.env["DATA_ARCHITECT_SIGNAL"] ?? "SIGKILL") as NodeJS.Signals;

const read = readConfig(process.env);
if (!read.ok) throw new Error(read.problems.join("\n"));

const worker = await keepWorker(read.config, {
  logger: createLogger(),
  hooks: {
    at: (point) => {
      process.stdout.write(`at ${point}\n`);
      if (point === stop_at && --left === 0) process.kill(process.pid, signal);
      return Promise.resolve();
    },
  },
});
process.stdout.write("started\n");
process.once("SIGTERM", () => void worker.stop());
await worker.ended;

/** The worker process: settings from the environment, SIGINT and SIGTERM stop it cleanly. */
import { readConfig } from "./config.ts";
import { keepWorker } from "./keep-worker.ts";
import { createLogger, errorText } from "./log.ts";

const main = async (): Promise<number> => {
  const logger = createLogger();
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const problem of read.problems) logger.error(problem);
    return 2;
  }
  try {
    const worker = await keepWorker(read.config, { logger });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void worker.stop());
    await worker.ended;
    return 0;
  } catch (error) {
    logger.error(`the worker could not start: ${errorText(error)}`);
    return 1;
  }
};

process.exitCode = await main();

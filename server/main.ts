import { readConfig } from "./config.ts";
import { startServer } from "./start-server.ts";

try {
  const server = await startServer(readConfig(process.env));
  console.log(`server ready at ${server.url}`);
  const stop = (): void => void server.stop().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

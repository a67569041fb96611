import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/**
 * Asks the system for a TCP port on 127.0.0.1; 0 means any free one.
 * @returns the port, or null when the one asked for is taken. Another process may take it afterwards: the caller tries again.
 */
export function freePort(wanted = 0): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    });
    server.listen({ port: wanted, host: "127.0.0.1", exclusive: true }, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A process that starts a cluster, prints where it is, and stops it when its input ends. Killed instead, it leaves an orphan: see the tests. */
import { once } from "node:events";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import type { ClusterOptions } from "../../worker/postgres/start-cluster.ts";

const cluster = await startCluster(JSON.parse(process.argv[2] ?? "{}") as ClusterOptions);
process.stdout.write(`${JSON.stringify({ pid: cluster.pid, port: cluster.port, directory: cluster.directory })}\n`);
process.stdin.resume();
await once(process.stdin, "end");
await cluster.stop();

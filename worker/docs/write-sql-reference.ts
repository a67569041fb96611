import { writeFile } from "node:fs/promises";
import { Client } from "pg";
import { install } from "../../sql/loader.ts";
import { startCluster } from "../postgres/start-cluster.ts";
import { sqlReference } from "./sql-reference.ts";

/** Writes docs/reference/sql.md from a fresh install. */
const cluster = await startCluster({ major: 18, throwaway: true });
try {
  await install(cluster.url("postgres"));
  const client = new Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    await writeFile(new URL("../../docs/reference/sql.md", import.meta.url), await sqlReference(client));
  } finally {
    await client.end();
  }
} finally {
  await cluster.stop();
}

import { inject } from "vitest";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { clusterUrl } from "./cluster.ts";

/** SCRATCH_URL for workers and commands of a test: a superuser of this run's scratch server. */
export function scratchUrl(major: Major): string {
  const found = inject("scratchClusters").find((each) => each.major === major);
  if (found === undefined) throw new Error(`this run has no scratch server for Postgres ${String(major)}: PG_MAJORS=${process.env["PG_MAJORS"] ?? "(18)"}`);
  return clusterUrl(found, "postgres");
}

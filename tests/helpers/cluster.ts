import { inject } from "vitest";
import type { Major } from "../../worker/postgres/locate-package.ts";
import type { TestCluster } from "./global-setup.ts";
import { newestMajor } from "./majors.ts";

/** The cluster of a major that this run started. */
export function cluster(major: Major = newestMajor()): TestCluster {
  const found = inject("clusters").find((each) => each.major === major);
  if (found === undefined) throw new Error(`this run has no Postgres ${major}: it was started with PG_MAJORS=${process.env["PG_MAJORS"] ?? "(18)"}`);
  return found;
}

/** Who connects: the superuser when nothing is said. */
export type Login = { readonly user: string; readonly password: string };

/** Connection string for a database of a cluster. */
export function clusterUrl(on: TestCluster, database: string, login: Login = { user: "postgres", password: on.password }): string {
  return `postgres://${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@127.0.0.1:${on.port}/${encodeURIComponent(database)}`;
}

/** What a database has of ours, and whether this release may be loaded over it. */
import type { Client } from "pg";
import type { Capability } from "./capabilities.ts";
import type { Release } from "./source-files.ts";

/** A rule said no; nothing was changed. The message says what to do now. */
export class LoaderRefusal extends Error {
  readonly reason: "absent" | "foreign" | "newer" | "run-open" | "in-use" | "version" | "encoding";
  constructor(reason: LoaderRefusal["reason"], message: string) {
    super(message);
    this.name = "LoaderRefusal";
    this.reason = reason;
  }
}

export type Installed =
  | { readonly kind: "absent" }
  /** A schema `arch` that is somebody else's. */
  | { readonly kind: "foreign" }
  /** An install that was killed: its job queue and roles are there, nothing else. */
  | { readonly kind: "half" }
  | {
      readonly kind: "present";
      readonly version: string;
      readonly files_sha256: string;
      readonly bundle_sha256: string | null;
      readonly installed_at: string;
      readonly environment: string;
      readonly environment_kind: "sandbox" | "protected";
      readonly compiler: "plv8" | "worker";
      readonly capabilities: readonly Capability[];
      /** Last sign of life of any worker. */
      readonly worker_seen: string | null;
    };

/** Asked of the catalogs by name: whoever has no USAGE on our schemas may know as well. */
export async function readInstalled(client: Client): Promise<Installed> {
  const { rows: marks } = await client.query<{ arch: boolean; ours: boolean; queue: boolean; release: boolean }>(
    `select pg_catalog.to_regnamespace('arch') is not null as arch,
            exists (select 1 from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace where (n.nspname, c.relname) = ('arch_private', 'migrations')) as ours,
            exists (select 1 from pg_catalog.pg_namespace as n where n.nspname = 'arch_jobs' and n.nspowner = pg_catalog.to_regrole('arch_owner')) as queue,
            exists (select 1 from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace where (n.nspname, c.relname) = ('arch', 'release')) as release`,
  );
  const mark = marks[0];
  if (mark === undefined || (!mark.arch && !mark.ours)) return { kind: mark?.queue === true ? "half" : "absent" };
  if (!mark.ours) return { kind: "foreign" };
  if (!mark.release) return { kind: "half" };
  const { rows } = await client.query<Extract<Installed, { kind: "present" }>>(
    `select 'present' as kind, r.version, r.files_sha256, r.bundle_sha256, r.installed_at::text, e.name as environment, e.kind as environment_kind,
            case when exists (select 1 from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as n on n.oid = p.pronamespace where (n.nspname, p.proname) = ('arch_private', 'compile'))
                 then 'plv8' else 'worker' end as compiler,
            (select coalesce(pg_catalog.jsonb_agg(to_jsonb(c) order by c.name), '[]') from arch.capabilities as c) as capabilities,
            (select max(w.heartbeat_at)::text from arch.workers as w) as worker_seen
       from arch.release as r cross join arch.environment as e
      order by r.installed_at desc
      limit 1`,
  );
  return rows[0] ?? { kind: "half" };
}

/** `same`: nothing to load. Throws where this release must not be loaded. */
export function checkInstalled(installed: Installed, release: Release, upgrading: boolean): "load" | "same" {
  switch (installed.kind) {
    case "foreign":
      throw new LoaderRefusal(
        "foreign",
        "this database has a schema named arch that is not Data Architect's; rename it (alter schema arch rename to …), or install in another database",
      );
    case "absent":
      if (upgrading) throw new LoaderRefusal("absent", "Data Architect is not installed in this database; run data-architect install");
      return "load";
    case "half":
      return "load";
    case "present":
      if (compareVersions(installed.version, release.version) > 0) {
        throw new LoaderRefusal(
          "newer",
          `this database has Data Architect ${installed.version}, newer than this program (${release.version}); use version ${installed.version} or later. Nothing was changed`,
        );
      }
      return installed.files_sha256 === release.files_sha256 ? "same" : "load";
    default:
      return installed satisfies never;
  }
}

/** What is read, hashed and said here is UTF-8, whoever asks; another encoding would lose letters of it, or have none for them. */
export async function checkEncoding(client: Client): Promise<void> {
  const {
    rows: [found],
  } = await client.query<{ encoding: string; name: string }>(
    "select pg_catalog.pg_encoding_to_char(d.encoding) as encoding, pg_catalog.quote_ident(d.datname) as name from pg_catalog.pg_database as d where d.datname = pg_catalog.current_database()",
  );
  if (found === undefined || found.encoding === "UTF8") return;
  throw new LoaderRefusal(
    "encoding",
    `database ${found.name} has encoding ${found.encoding}, and Data Architect needs UTF8: dump it, create it anew (create database … encoding 'UTF8' template template0) and restore it there; dump, diff and lint work without installing. Nothing was changed`,
  );
}

export async function openRuns(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ run: string }>(
    "select plan || ' (' || state || ')' as run from arch.runs where state in ('queued', 'running', 'paused') order by created_at",
  );
  return rows.map((row) => row.run);
}

/** Numeric by part; a pre-release is older than its release. */
function compareVersions(a: string, b: string): number {
  const parts = (text: string): { readonly numbers: readonly number[]; readonly pre: string } => {
    const [core = "", pre = ""] = text.split("-", 2);
    return { numbers: core.split(".").map(Number), pre };
  };
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < 3; at++) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.pre === right.pre) return 0;
  if (left.pre === "" || right.pre === "") return left.pre === "" ? 1 : -1;
  return left.pre < right.pre ? -1 : 1;
}

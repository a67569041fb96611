/** The worker's settings, read once from the environment; a missing or wrong one is named with its remedy and never printed. */
import { join, resolve } from "node:path";
import { z } from "zod";

export type WorkerConfig = {
  /** Control database, as login `arch_worker`. */
  readonly database_url: string;
  /** The same database, as login `arch_executor`: the only session that runs planned DDL. */
  readonly executor_url: string;
  /** A superuser of a scratch server of the target's major; null: an embedded one of that major is started. */
  readonly scratch_url: string | null;
  /** Id given to this environment at install; runs freeze while the database says another one. Null: not bound. */
  readonly environment_id: string | null;
  /** Keys (0600) and checkpoints live here, outside the database. */
  readonly data_dir: string;
  /** Jobs worked at the same time. */
  readonly concurrency: number;
  /** How long a brief step keeps trying for its locks before the run stops with the blocker's name. */
  readonly lock_wait_cap_ms: number;
  /** A worker that gave no sign of life for so long is taken for frozen: its jobs go to others. */
  readonly silent_worker_ms: number;
  /** Pause between two catalog scans of a project. */
  readonly scan_every_ms: number;
  /** Pause between two looks for unsealed audit events. */
  readonly seal_every_ms: number;
};

const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\/.+/.test(text), "must be a connection string like postgres://login:password@host:5432/database");
const seconds = (fallback: number) => z.coerce.number().positive().max(86_400).default(fallback);
const empty = (value: unknown): unknown => (value === "" ? undefined : value);

const Environment = z.object({
  DATABASE_URL: z.preprocess(empty, postgresUrl),
  EXECUTOR_URL: z.preprocess(empty, postgresUrl),
  SCRATCH_URL: z.preprocess(empty, postgresUrl.optional()),
  ENVIRONMENT_ID: z.preprocess(empty, z.uuid().optional()),
  DATA_DIR: z.preprocess(empty, z.string().default(".data")),
  CONCURRENCY: z.preprocess(empty, z.coerce.number().int().min(1).max(64).default(4)),
  LOCK_WAIT_CAP_SECONDS: z.preprocess(empty, seconds(600)),
  SILENT_WORKER_SECONDS: z.preprocess(empty, seconds(60)),
  SCAN_EVERY_SECONDS: z.preprocess(empty, seconds(60)),
  SEAL_EVERY_SECONDS: z.preprocess(empty, seconds(5)),
});

const REMEDIES: Readonly<Record<string, string>> = {
  DATABASE_URL: "set it to the control database, as login arch_worker (data-architect install shows it once and keeps it in .data/)",
  EXECUTOR_URL: "set it to the same database, as login arch_executor (data-architect install shows it once and keeps it in .data/)",
  SCRATCH_URL: "leave it out to use an embedded server, or give a superuser of a server of the same major that holds nothing else",
  ENVIRONMENT_ID: "leave it out, or copy it from `select id from arch.environment`",
};

export type ConfigResult = { readonly ok: true; readonly config: WorkerConfig } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the settings; all problems at once, without any value in them. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): ConfigResult => {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map((issue) => problemText(issue, env)) };
  const values = parsed.data;
  return {
    ok: true,
    config: {
      database_url: values.DATABASE_URL,
      executor_url: values.EXECUTOR_URL,
      scratch_url: values.SCRATCH_URL ?? null,
      environment_id: values.ENVIRONMENT_ID ?? null,
      data_dir: resolve(values.DATA_DIR),
      concurrency: values.CONCURRENCY,
      lock_wait_cap_ms: values.LOCK_WAIT_CAP_SECONDS * 1000,
      silent_worker_ms: values.SILENT_WORKER_SECONDS * 1000,
      scan_every_ms: values.SCAN_EVERY_SECONDS * 1000,
      seal_every_ms: values.SEAL_EVERY_SECONDS * 1000,
    },
  };
};

/** Where the signing key and the checkpoint file live. */
export const dataPath = (config: Pick<WorkerConfig, "data_dir">, name: string): string => join(config.data_dir, name);

const problemText = (issue: z.core.$ZodIssue, env: Readonly<Record<string, string | undefined>>): string => {
  const name = String(issue.path[0] ?? "environment");
  const given = env[name] !== undefined && env[name] !== "";
  const what = given ? `${name} is not usable: ${issue.message}` : `${name} is not set`;
  const remedy = REMEDIES[name];
  return remedy === undefined ? what : `${what}; ${remedy}`;
};

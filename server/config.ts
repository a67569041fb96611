import { z } from "zod";
import { addressParts } from "../sql/connection.ts";

const Environment = z.object({
  /** Address of the database, with the login `arch_server`, as psql takes it. */
  DATABASE_URL: z
    .string({ error: "DATABASE_URL must be a postgres:// URL of the login arch_server" })
    .refine((address) => addressParts(address) !== null, { error: "DATABASE_URL must be a postgres:// URL of the login arch_server" }),
  HOST: z.string().min(1).default("127.0.0.1"),
  /** TCP port; 0 asks the system for a free one. */
  PORT: z.coerce.number().int().min(0).max(65535).default(8765),
  /** Where browsers reach the server, when a proxy stands before it; `https:` makes the session cookie secure. */
  PUBLIC_URL: z.url().optional(),
});

export type ServerConfig = {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
};

/**
 * Reads the server's settings from the environment.
 * @returns the settings; throws an Error that names each wrong variable, never its value (a value may hold a password).
 */
export function readConfig(environment: NodeJS.ProcessEnv): ServerConfig {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`).join("\n");
    throw new Error(`the server's environment is incomplete:\n${wrong}\nset these variables and start again`);
  }
  const { DATABASE_URL, HOST, PORT, PUBLIC_URL } = parsed.data;
  return { databaseUrl: DATABASE_URL, host: HOST, port: PORT, publicUrl: PUBLIC_URL ?? null };
}

/** libpq's `sslmode` and the files that go with it, as settings for `pg`. */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ClientConfig } from "pg";
import { OptionalTls } from "./optional-tls.ts";

type Words = Readonly<Record<string, string | undefined>>;

const MODES = /^(?:disable|allow|prefer|require|no-verify|verify-ca|verify-full)$/u;

/**
 * `disable`, and a socket of this host: never. `allow`, `prefer`: where it can be had, whoever answers. `require`: whoever answers, but for a root certificate
 * that is there. `verify-ca`: whom an authority vouches for. `verify-full`: and who has the name. Throws where a file or a mode is none.
 */
export function encryptionOf(said: Words, environment: Words, host: string): Pick<ClientConfig, "ssl" | "stream"> {
  const mode = said["sslmode"] ?? (said["ssl"] === "true" ? "require" : environment["PGSSLMODE"]) ?? "prefer";
  if (!MODES.test(mode)) throw new Error(`sslmode ${mode} is none that is known`);
  if (host.startsWith("/") || mode === "disable") return { ssl: false };
  const file = (word: string, variable: string, usual: string): string | undefined => {
    const own = join(homedir(), ".postgresql", usual);
    return said[word] ?? environment[variable] ?? (existsSync(own) ? own : undefined);
  };
  const [cert, key] = [file("sslcert", "PGSSLCERT", "postgresql.crt"), file("sslkey", "PGSSLKEY", "postgresql.key")];
  const own = cert === undefined || key === undefined ? {} : { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
  if (mode === "allow" || mode === "prefer") {
    const ways = mode === "prefer" ? (["encrypted", "plain"] as const) : (["plain", "encrypted"] as const);
    return { ssl: false, stream: () => new OptionalTls({ ...own, rejectUnauthorized: false }, ways) };
  }
  const root = mode === "no-verify" ? undefined : file("sslrootcert", "PGSSLROOTCERT", "root.crt");
  const named = said["hostaddr"] === undefined ? undefined : said["host"];
  return {
    ssl: {
      ...(root === undefined || root === "system" ? {} : { ca: readFileSync(root, "utf8") }),
      ...own,
      ...(named === undefined ? {} : { servername: named }),
      ...(mode === "no-verify" || (mode === "require" && root === undefined) ? { rejectUnauthorized: false } : {}),
      ...(root !== undefined && mode !== "verify-full" ? { checkServerIdentity: () => undefined } : {}),
    },
  };
}

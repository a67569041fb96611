/** How a command ends: a number for scripts, a sentence for people. */
import { UnknownServer } from "../../sql/server-version.ts";
import { UnreadableText } from "../read-text.ts";
import { ScratchLost } from "../scratch/scratch-lost.ts";
import { WrongUsage } from "../wrong-usage.ts";

export const EXIT = {
  ok: 0,
  /** Something broke that should not have. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A rule said no; nothing was changed. */
  refused: 3,
  /** No server, wrong password, no such database, a standby. */
  unreachable: 4,
  /** The login may not do this. */
  rights: 5,
} as const;

export type Ending = { readonly code: number; readonly message: string; readonly hint: string | null };

/** Codes by which Node says that a certificate can't be believed. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_/;

type PgError = Error & {
  readonly code?: string;
  readonly hint?: string;
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
  readonly path?: string;
  readonly syscall?: string;
};

/** What to say and how to exit for anything thrown; no stack, no connection string. */
export function endingOf(thrown: unknown): Ending {
  // By its name: not every command needs the loader.
  if (thrown instanceof Error && thrown.name === "LoaderRefusal") return { code: EXIT.refused, message: thrown.message, hint: null };
  if (thrown instanceof WrongUsage) return { code: EXIT.usage, message: thrown.message, hint: thrown.hint };
  if (thrown instanceof ScratchLost) return { code: EXIT.unreachable, message: thrown.message, hint: thrown.hint };
  if (thrown instanceof UnknownServer) return { code: EXIT.refused, message: thrown.message, hint: thrown.hint };
  if (thrown instanceof UnreadableText) return { code: EXIT.refused, message: thrown.message, hint: null };
  const error = (thrown instanceof AggregateError && thrown.errors.length > 0 ? thrown.errors[0] : thrown) as PgError;
  const code = error.code ?? "";
  const ending = (exit: number, message: string, hint: string | null): Ending => ({ code: exit, message, hint });
  if (code === "ECONNREFUSED")
    return ending(
      EXIT.unreachable,
      `no Postgres answers at ${error.address ?? "that host"}:${String(error.port ?? "")}`,
      "start it, or correct host and port in the address, or in SCRATCH_URL",
    );
  if (error.syscall === "connect" && code !== "ETIMEDOUT")
    return ending(EXIT.unreachable, `the server can't be reached: ${error.message}`, "correct host and port in the address, or start the server");
  if (/unsupported startup parameter/.test(error.message))
    return ending(
      EXIT.unreachable,
      `a pooler stands before the server: ${error.message}`,
      "let the address lead to the server itself, or name options in the pooler's ignore_startup_parameters",
    );
  if (/SSL/.test(error.message) && code === "")
    return ending(EXIT.unreachable, error.message, "leave sslmode out of the address, or switch ssl on in the server");
  if (/does not speak Postgres' protocol/.test(error.message)) return ending(EXIT.unreachable, error.message, "correct host and port in the address");
  if (CERTIFICATE.test(code))
    return ending(
      EXIT.unreachable,
      `the server's certificate is not trusted: ${error.message}`,
      "name the authority that signed it: ?sslmode=verify-full&sslrootcert=/path/ca.pem in the address",
    );
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return ending(EXIT.unreachable, `the host ${error.hostname ?? "in that address"} is unknown`, "correct its name in the address");
  if (code === "ETIMEDOUT" || /timeout expired|due to connection timeout/.test(error.message))
    return ending(EXIT.unreachable, `the server did not answer: ${error.message}`, "check network and firewall");
  if (/not queryable|Connection terminated/.test(error.message) || code === "ECONNRESET" || code === "EPIPE")
    return ending(
      EXIT.unreachable,
      "the connection broke off in the middle",
      "look into the server's log for the reason, and run it again: what was not finished has changed nothing",
    );
  if (/client password must be/.test(error.message))
    return ending(EXIT.unreachable, "the server asks for a password, and the address has none", "write it into the address, into PGPASSWORD or into ~/.pgpass");
  if (code === "28000" && /no encryption/.test(error.message))
    return ending(
      EXIT.unreachable,
      `the server refused the login: ${error.message}`,
      "if it takes encrypted connections only: ?sslmode=require in the address",
    );
  if (code === "28P01" || code === "28000")
    return ending(EXIT.unreachable, `the server refused the login: ${error.message}`, "check user and password in the address (or ~/.pgpass), and pg_hba.conf");
  if (code === "3D000") return ending(EXIT.unreachable, error.message, "create the database first, or correct its name in the address");
  if (code === "53100")
    return ending(
      EXIT.failed,
      `the server's disk is full: ${error.message}`,
      "make room for the data directory of the server that was written to (SCRATCH_URL's, where SQL or a model is tried), then run it again",
    );
  if (code === "53300") return ending(EXIT.unreachable, `the server has no connection left: ${error.message}`, "end idle sessions or raise max_connections");
  if (code === "25006")
    return ending(
      EXIT.unreachable,
      "nothing can be written on this server: it is a standby, or its sessions are read-only",
      "let the address lead to the primary, and SCRATCH_URL, where it is set, to a server that takes databases and roles",
    );
  if (code === "57P01" || code === "57P02" || code === "57P03")
    return ending(
      EXIT.unreachable,
      `the server ended the session: ${error.message}`,
      "run it again when the server is back: what was not finished has changed nothing",
    );
  if (code === "42501" && /\bschema arch\b/.test(error.message))
    return ending(
      EXIT.rights,
      `this login may not do that: ${error.message}`,
      "connect as a login that an admin has said to be a person (arch.add_person, arch.map_login); to install, upgrade or reset passwords, as a superuser or the host's admin role",
    );
  if (code === "42501")
    return ending(
      EXIT.rights,
      `this login may not do that: ${error.message}`,
      error.hint ?? "connect as a superuser or the host's admin role, or as a role with CREATEROLE that owns the database",
    );
  if (code === "EISDIR" || code === "ENOTDIR")
    return ending(
      EXIT.usage,
      `${error.path ?? "that path"} is ${code === "EISDIR" ? "a folder" : "no folder, or lies in something that is none"}`,
      "correct the path",
    );
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return ending(EXIT.usage, `${error.path ?? "that path"} can't be written or read by this user`, "name another path, or change its rights");
  if (code === "ENOSPC") return ending(EXIT.failed, "no space is left where it should be written", "make room, then run it again");
  if (code === "ENOENT") return ending(EXIT.usage, `there is no file ${error.path ?? ""}`, "correct its path");
  if (code === "EEXIST")
    return ending(EXIT.usage, `${error.path ?? "the file"} is there already and is not overwritten`, "name another file, or move that one away");
  if (code === "22021" || code === "22P05")
    return ending(
      EXIT.failed,
      `something in that database can't be read as UTF-8: ${error.message}`,
      "a name, comment or default holds bytes of another encoding (a SQL_ASCII database takes any): mend it, or convert the database",
    );
  if (/^ZA/.test(code)) return ending(EXIT.refused, error.message, error.hint ?? null);
  if (code === "42P01" || code === "3F000" || code === "42883")
    return ending(EXIT.failed, error.message, "is Data Architect installed here in this version? See data-architect status");
  return ending(EXIT.failed, error.message, error.hint ?? null);
}

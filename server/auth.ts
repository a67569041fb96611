import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Pool } from "pg";

const cookieName = "data_architect_session";

/**
 * The personal token a request carries: `Authorization: Bearer …`, or the session cookie that sign-in set.
 * A cookie counts only for requests a foreign page can't make in silence: its SameSite=Strict is set at sign-in.
 */
export function tokenOf(request: IncomingMessage): string | null {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const bearer = /^Bearer ([\w.-]{16,512})$/.exec(header);
    return bearer?.[1] ?? null;
  }
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === cookieName && value !== undefined && value !== "") return value;
  }
  return null;
}

/** Set-Cookie value that starts a session (or ends it, with a null token). */
export function sessionCookie(token: string | null, secure: boolean): string {
  const age = token === null ? 0 : 12 * 3600;
  return `${cookieName}=${token ?? ""}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure ? "; Secure" : ""}`;
}

/**
 * The person behind a token, asked of the database on every request, so that a revoked token ends at once.
 * Only the token's SHA-256 leaves this process.
 * @returns the person's id (uuid), or null for an unknown, expired or revoked token.
 */
export async function authenticate(pool: Pool, token: string): Promise<string | null> {
  const sha256 = createHash("sha256").update(token).digest("hex");
  const answer = await pool.query<{ person: string | null }>("select arch_server.authenticate($1) as person", [sha256]);
  return answer.rows[0]?.person ?? null;
}

const people = new WeakMap<IncomingMessage, string>();

/** Keeps the verified person of a request for the GraphQL context. */
export function rememberPerson(request: IncomingMessage, personId: string): void {
  people.set(request, personId);
}

/** The verified person of a request; null before verification. */
export function personOfRequest(request: IncomingMessage): string | null {
  return people.get(request) ?? null;
}

/** Which servers this release knows: an older one lacks what the reader asks for, a newer one may have what the reader passes over. */

const OLDEST = 15;
const NEWEST = 18;

/** What a server says of itself at any version. */
export const SERVER_VERSION = "select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 as number";

/** The server is one that nothing here may be said about. */
export class UnknownServer extends Error {
  readonly hint: string;
  constructor(major: number, hint: string) {
    super(`the server is Postgres ${String(major)}, and this release knows ${String(OLDEST)} to ${String(NEWEST)}; nothing was read or changed`);
    this.name = "UnknownServer";
    this.hint = hint;
  }
}

/**
 * Throws `UnknownServer` for a `server_version_num` that is too old or newer than what is known.
 *
 * @example requireKnownServer(180004);
 */
export function requireKnownServer(number: number): void {
  const major = Math.floor(number / 10_000);
  if (major < OLDEST) throw new UnknownServer(major, `upgrade the server to ${String(OLDEST)} or later, or load its pg_dump --schema-only into one`);
  if (major > NEWEST) throw new UnknownServer(major, "get a release of data-architect that knows it: npm install data-architect@latest");
}

import { addressParts, connectionTo } from "../sql/connection.ts";

/** A command line that can't be meant as it stands: a path, an address or a value that is none. Programs exit with 2. */
export class WrongUsage extends Error {
  readonly hint: string | null;
  constructor(message: string, hint: string | null = null) {
    super(message);
    this.name = "WrongUsage";
    this.hint = hint;
  }
}

/** The address as given. Throws where nothing could connect to it; the message never repeats it, as it may hold a password. */
export function databaseAddress(url: string, flag: string): string {
  const hint = "write postgres://login:password@host:5432/database, with %XX for characters like @ : / in login and password";
  if (!/^postgres(ql)?:\/\/|^\s*\w+\s*=/.test(url)) throw new WrongUsage(`${flag} is no address of a Postgres database`, hint);
  if (addressParts(url) === null)
    throw new WrongUsage(`${flag} is no address that can be read: one host, a port, or a character that must be written as %XX`, hint);
  try {
    connectionTo(url);
  } catch (error) {
    throw new WrongUsage(`${flag}: ${(error as Error).message}`);
  }
  return url;
}

/** The database that a command is about: `--database-url`, else DATABASE_URL. Null where neither says one. */
export function givenDatabase(flag: string | undefined, environment: Readonly<Record<string, string | undefined>>): string | null {
  if (flag !== undefined) return databaseAddress(flag, "--database-url");
  const named = environment["DATABASE_URL"];
  return named === undefined || named === "" ? null : databaseAddress(named, "DATABASE_URL");
}

/** The Postgres major that SQL and models are read for where nothing says which. */
export const DEFAULT_MAJOR = 18;

/** A Postgres major that this program knows. Null where none was given. */
export function givenMajor(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (!/^1[5-8]$/.test(word)) throw new WrongUsage(`--major ${word} is no major that is known here`, "write 15, 16, 17 or 18");
  return Number(word);
}

/** An address of a database, read as libpq reads it: what works in psql works here. */
import { existsSync, readFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import type { ClientConfig } from "pg";
import { encryptionOf } from "./encryption.ts";

type Environment = Readonly<Record<string, string | undefined>>;
/** By libpq's keywords. */
type Said = Readonly<Record<string, string>>;

/** Settings for `pg`, from the address, the service that it or PGSERVICE names, and libpq's variables. Throws, without repeating the address. */
export function connectionTo(address: string, environment: Environment = process.env): ClientConfig {
  const written = addressParts(address);
  if (written === null) throw new Error("that is no address of a Postgres database");
  const service = written["service"] ?? environment["PGSERVICE"];
  const said: Said = { ...(service === undefined ? {} : serviceParts(service, environment)), ...written };
  const port = said["port"] ?? environment["PGPORT"] ?? "5432";
  const host = said["hostaddr"] ?? said["host"] ?? environment["PGHOST"] ?? socketFolder(port) ?? "localhost";
  const user = said["user"] ?? environment["PGUSER"] ?? ownName();
  const optional = {
    password: said["password"],
    options: said["options"] ?? environment["PGOPTIONS"],
    application_name: said["application_name"],
    connectionTimeoutMillis: said["connect_timeout"] === undefined ? undefined : Number(said["connect_timeout"]) * 1000,
  };
  return {
    host,
    port: Number(port),
    user,
    database: said["dbname"] ?? environment["PGDATABASE"] ?? user,
    ...encryptionOf(said, environment, host),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as ClientConfig),
  };
}

/** Words that libpq's other way to write an address begins with: `host=db1 dbname=shop`. */
const KEYWORD = /^\s*(?:host|hostaddr|port|dbname|user|password|passfile|service|sslmode|options|application_name|connect_timeout)\s*=/u;

/** Whether a word is meant as an address, right or wrong, and not as a path. */
export function looksLikeAddress(word: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(word) || KEYWORD.test(word);
}

/** What an address says, by libpq's keywords; null where it is none. */
export function addressParts(address: string): Said | null {
  const said = KEYWORD.test(address) ? pairsOf(address) : partsOfUrl(address);
  return said === null || !/^\d*$/u.test(said["port"] ?? "") || Number(said["port"] ?? 1) > 65_535 || said["host"]?.includes(",") === true ? null : said;
}

/** `word=value`, a value with blanks between quotes, `\` before a quote or itself. */
function pairsOf(text: string): Said | null {
  const pair = /\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?=\s|$)/suy;
  const said: Record<string, string> = {};
  while (pair.lastIndex < text.trimEnd().length) {
    const found = pair.exec(text);
    if (found === null) return null;
    const value = (found[2] ?? found[3] ?? "").replace(/\\(.)/gsu, "$1");
    if (value !== "") said[found[1] ?? ""] = value;
  }
  return said;
}

function partsOfUrl(address: string): Said | null {
  const found =
    /^postgres(?:ql)?:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?:\[(?<v6>[^\]]+)\]|(?<host>[^:/?,@[\]]*))(?::(?<port>\d*))?(?:\/(?<dbname>[^?]*))?(?:\?(?<more>.*))?$/su.exec(
      address,
    )?.groups;
  if (found === undefined) return null;
  const { v6, more, ...named } = found;
  const pairs = (more ?? "").split("&").filter((pair) => pair !== "");
  try {
    const parts = [
      ...Object.entries({ ...named, host: v6 ?? named["host"] }),
      ...pairs.map((pair) => [decodeURIComponent(pair.replace(/=.*/su, "")), pair.replace(/^[^=]*=?/su, "")] as const),
    ].flatMap(([word, value]) => (value === undefined || value === "" ? [] : [[word, decodeURIComponent(value)] as const]));
    return parts.some(([, value]) => value.includes("\0")) ? null : Object.fromEntries(parts);
  } catch {
    return null;
  }
}

/** The same server, by the same way, for another database or login. */
export function addressOf(address: string, change: { readonly database?: string; readonly user?: string; readonly password?: string | undefined }): string {
  const { user, password, host, port, dbname, ...more } = addressParts(address) ?? {};
  const encoded = (text: string): string => encodeURIComponent(text).replaceAll("'", "%27");
  const login = change.user === undefined ? [user, password] : [change.user, change.password];
  const credentials = login.map((part, at) => (part === undefined ? "" : `${at === 0 ? "" : ":"}${encoded(part)}`)).join("");
  const place = host === undefined ? "" : host.includes(":") ? `[${host}]` : encoded(host);
  const database = change.database ?? dbname;
  const rest = Object.entries(more).map(([word, value]) => `${encoded(word)}=${encoded(value)}`);
  return [
    `postgres://${credentials === "" ? "" : `${credentials}@`}${place}${port === undefined ? "" : `:${port}`}`,
    database === undefined ? "/" : `/${encoded(database)}`,
    rest.length === 0 ? "" : `?${rest.join("&")}`,
  ].join("");
}

/** Of whoever runs this; a container may have no name for its user. */
function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    return "postgres";
  }
}

/** A section of the service file: the user's own, else the host's. */
function serviceParts(name: string, environment: Environment): Said {
  const files = [environment["PGSERVICEFILE"] ?? join(homedir(), ".pg_service.conf"), join(environment["PGSYSCONFDIR"] ?? "/etc", "pg_service.conf")];
  for (const file of files.filter((each) => existsSync(each))) {
    const lines = readFileSync(file, "utf8")
      .split(/\r?\n/u)
      .map((line) => line.trim());
    const start = lines.indexOf(`[${name}]`);
    if (start < 0) continue;
    const section = lines.slice(start + 1);
    const end = section.findIndex((line) => line.startsWith("["));
    return Object.fromEntries(
      (end < 0 ? section : section.slice(0, end))
        .filter((line) => !line.startsWith("#") && line.includes("="))
        .map((line) => [line.replace(/=.*/su, "").trim(), line.replace(/^[^=]*=/su, "").trim()]),
    );
  }
  throw new Error(`there is no service ${name} in ${files.join(" or ")}`);
}

/** Where a server of this host listens for local programs. */
function socketFolder(port: string): string | undefined {
  return ["/var/run/postgresql", "/tmp"].find((folder) => existsSync(join(folder, `.s.PGSQL.${port}`)));
}

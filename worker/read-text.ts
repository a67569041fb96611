/** Text out of a file that a user named: UTF-8 without zero bytes, or a sentence that says what the file is and what to do. */
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { WrongUsage } from "./wrong-usage.ts";

/** What stands in a file is not what Postgres or the compiler could read. */
export class UnreadableText extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnreadableText";
  }
}

/** The path that means it. */
export const STANDARD_INPUT = "-";

/** The text, without a byte order mark. `wanted` names what should be there: `a model file`. */
export async function readText(path: string, wanted: string): Promise<string> {
  if (path === STANDARD_INPUT) return textOf("standard input", await standardInput());
  return textOf(
    path,
    await readFile(path).catch((error: unknown) => {
      throw unreadablePath(path, error, wanted);
    }),
  );
}

async function standardInput(): Promise<Buffer> {
  if (process.stdin.isTTY) throw new WrongUsage("- reads standard input, and nothing is piped into it", "pipe SQL into it: pg_dump -s … | data-architect …");
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What a failed call of the file system says of a path. Anything else passes as it is. */
export function unreadablePath(path: string, error: unknown, wanted: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new WrongUsage(`${path} does not exist: give ${wanted}`);
    case "EISDIR":
      return new WrongUsage(`${path} is a folder: give ${wanted}`);
    case "EACCES":
    case "EPERM":
      return new WrongUsage(`${path} may not be read by this user: change its rights, or run as one who may`);
    case "ENAMETOOLONG":
      return new WrongUsage(`the path ${path.slice(0, 60)}… is longer than a path can be: give ${wanted}`);
    case "ERR_FS_FILE_TOO_LARGE":
      return new UnreadableText(`${path} is larger than 2 GB: give ${wanted}`);
    default:
      return error;
  }
}

function textOf(name: string, bytes: Buffer): string {
  if (bytes.subarray(0, 5).toString("latin1") === "PGDMP")
    throw new UnreadableText(
      `${name} is a dump in pg_dump's custom format; make SQL of it: pg_restore -f ${name.replace(/\.[^./]+$/, "")}.restored.sql ${name}`,
    );
  if (isUtf16(bytes)) throw new UnreadableText(`${name} is not UTF-8 text; convert it: iconv -f UTF-16 -t UTF-8 ${name}`);
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    throw new UnreadableText(
      `${name} holds a zero byte in line ${String(bytes.subarray(0, zero).toString("latin1").split("\n").length)}: Postgres would read no further than that; is it text, and whole?`,
    );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableText(`${name} is not UTF-8 text (line ${String(firstOtherLine(bytes))}); convert it: iconv -f LATIN1 -t UTF-8 ${name}`);
  }
}

/** The first line that is no UTF-8; no character of more than one byte holds a line feed. */
function firstOtherLine(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    if (!isUtf8(bytes.subarray(from, end === -1 ? bytes.length : end))) break;
    from = end === -1 ? bytes.length + 1 : end + 1;
  }
  return line;
}

/** By its first two bytes. */
function isUtf16(bytes: Buffer): boolean {
  return ["fffe", "feff"].includes(bytes.subarray(0, 2).toString("hex"));
}

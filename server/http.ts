import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";

const kinds: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Headers for every answer: no foreign scripts, no frames, nothing cached that a person saw. */
const safeHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Answers with a text body. */
export function send(
  response: ServerResponse,
  status: number,
  type: keyof typeof kinds | "json" | "text",
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const contentType = type === "json" ? "application/json" : type === "text" ? "text/plain; charset=utf-8" : (kinds[type] ?? "application/octet-stream");
  response.writeHead(status, { ...safeHeaders, "content-type": contentType, ...headers });
  response.end(body);
}

/** Answers with one of the console's files; `name` comes from a fixed list, never from the request. */
export async function sendFile(response: ServerResponse, folder: URL, name: string): Promise<void> {
  const body = await readFile(new URL(name, folder));
  send(response, 200, name.slice(name.lastIndexOf(".") + 1), body);
}

/** The request's body as text, at most `limit` bytes; null when it is longer. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

import "./production.ts";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { isConnectionLoss } from "../sql/connection-loss.ts";
import { connectionTo } from "../sql/connection.ts";
import { authenticate, rememberPerson, sessionCookie, tokenOf } from "./auth.ts";
import type { ServerConfig } from "./config.ts";
import { GONE } from "./errors.ts";
import { makePreset } from "./graphile.config.ts";
import { readBody, send, sendFile } from "./http.ts";

const consoleFolder = new URL("../build/console/", import.meta.url);
const consoleFiles: Readonly<Record<string, string>> = { "/": "index.html", "/console.js": "console.js", "/console.css": "console.css" };

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Starts the HTTP server: GraphQL at /graphql, the console at /, sign-in at /session, liveness at /health.
 * @returns its address and a stop function that lets running requests end; throws when the database or the port is not to be had.
 */
export async function startServer(config: ServerConfig): Promise<RunningServer> {
  const pool = new Pool({ ...connectionTo(config.databaseUrl), max: 10, application_name: "data-architect server" });
  pool.on("error", (error) => console.error(`server: lost a database connection: ${error.message}`));
  // One that breaks while a request has it: the request's own statement hears of it.
  pool.on("connect", (session) => session.on("error", () => undefined));
  await pool.query("select 1");
  const graphql = postgraphile(makePreset(pool));
  const serv = graphql.createServ(grafserv);
  const secure = config.publicUrl?.startsWith("https:") ?? false;
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      console.error(`server: ${error instanceof Error ? error.message : String(error)}`);
      if (response.headersSent) return;
      if (isConnectionLoss(error)) return notThere(request, response);
      send(response, 500, "text", "the server failed; its log has the reason\n");
    });
  });
  const handler = serv.createHandler();

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = consoleFiles[path];
    if (request.method === "GET" && file !== undefined) return sendFile(response, consoleFolder, file);
    if (path === "/health") return send(response, 200, "text", "ok\n");
    if (path === "/session") return session(request, response);
    if (path !== "/graphql") return send(response, 404, "text", "nothing here; the console is at /\n");
    const personId = await personOf(request);
    if (personId === null)
      return send(
        response,
        401,
        "json",
        JSON.stringify({
          errors: [{ message: "sign in first: open your sign-in link, or send Authorization: Bearer TOKEN", extensions: { code: "UNAUTHENTICATED" } }],
        }),
      );
    if (request.method !== "POST" || !isJson(request))
      return send(
        response,
        415,
        "json",
        JSON.stringify({ errors: [{ message: 'POST a JSON body ({"query": …}) with content-type application/json', extensions: { code: "NOT_JSON" } }] }),
      );
    rememberPerson(request, personId);
    handler(request, response);
  }

  async function personOf(request: IncomingMessage): Promise<string | null> {
    const token = tokenOf(request);
    return token === null ? null : authenticate(pool, token);
  }

  async function session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "DELETE") return send(response, 204, "text", "", { "set-cookie": sessionCookie(null, secure) });
    if (request.method !== "POST" || !isJson(request)) return send(response, 415, "text", "POST a JSON body with a token\n");
    const token = readToken(await readBody(request, 4096));
    if (token === null || (await authenticate(pool, token)) === null)
      return send(response, 401, "text", "this sign-in link is unknown, revoked or expired; ask an admin for a new one\n");
    send(response, 204, "text", "", { "set-cookie": sessionCookie(token, secure) });
  }

  await graphql.getSchema();
  await listen(server, config);
  const port = (server.address() as AddressInfo).port;
  return {
    url: config.publicUrl ?? `http://${config.host}:${port}`,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await graphql.release();
      await pool.end();
    },
  };
}

/** While the database restarts. GraphQL clients read JSON. */
function notThere(request: IncomingMessage, response: ServerResponse): void {
  const graphql = request.url?.startsWith("/graphql") === true;
  const body = graphql ? JSON.stringify({ errors: [{ message: GONE, extensions: { code: "DATABASE_GONE" } }] }) : `${GONE}\n`;
  send(response, 503, graphql ? "json" : "text", body, { "retry-after": "1" });
}

/** A foreign page can't send this type without being asked for permission first, which nobody gives: no request is forged with a session's cookie. */
function isJson(request: IncomingMessage): boolean {
  return request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() === "application/json";
}

function readToken(body: string | null): string | null {
  if (body === null) return null;
  try {
    const parsed: unknown = JSON.parse(body);
    const token = typeof parsed === "object" && parsed !== null && "token" in parsed ? parsed.token : null;
    return typeof token === "string" && /^[\w.-]{16,512}$/.test(token) ? token : null;
  } catch {
    return null;
  }
}

function listen(server: Server, config: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`port ${config.port} on ${config.host} is taken; set PORT to another one (0 for any free one)`) : error);
    });
    server.listen(config.port, config.host, resolve);
  });
}

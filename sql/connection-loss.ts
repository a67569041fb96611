/** What an error says about the connection that it came by. */
import { constants } from "node:os";

/** SQLSTATE of an error of Postgres, or null. An error of the system has a code of its own, and `EPIPE` has five letters too. */
export const sqlState = (error: unknown): string | null => {
  const code = codeOf(error);
  return !isOfTheSystem(error) && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};

const codeOf = (error: unknown): string => {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : "";
};

/** By the call that failed, or by the name alone: where a stream knows that the other side has gone, Node says EPIPE without having called anybody. */
const isOfTheSystem = (error: unknown): boolean => (error instanceof Error && "syscall" in error) || Object.hasOwn(constants.errno, codeOf(error));

/** What a system says of a network: of a connection that broke, a host that is away, or a name that leads nowhere while another takes it over. */
const OF_THE_NETWORK = new Set([
  "EPIPE",
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** Of Postgres, beside class 08: shut down, crashed, starting; idle too long, in a transaction or out of one; no session left to be had. */
const OF_THE_SERVER = new Set(["57P01", "57P02", "57P03", "57P05", "25P03", "53300"]);

/** Where a server that listens in a folder of this host is away. */
const isAbsentSocket = (error: unknown): boolean => codeOf(error) === "ENOENT" && (error as { syscall?: unknown }).syscall === "connect";

/** A standby, or a server whose sessions are read-only by setting. After a failover the same address may lead to one for a while. */
export const isReadOnly = (error: unknown): boolean => sqlState(error) === "25006";

/** The session is gone or not to be had (terminated, server shut down, network): its work is repeated by a new one, never judged as failed. */
export const isConnectionLoss = (error: unknown): boolean => {
  const state = sqlState(error);
  if (state !== null) return state.startsWith("08") || OF_THE_SERVER.has(state);
  if (OF_THE_NETWORK.has(codeOf(error)) || isAbsentSocket(error)) return true;
  const text = error instanceof Error ? error.message : "";
  return /Connection terminated|Client has encountered a connection error|not queryable|timeout expired|Cannot use a pool after calling end/i.test(text);
};

import { randomUUID } from "node:crypto";
import { GraphQLError } from "postgraphile/graphql";
import { isConnectionLoss } from "../sql/connection-loss.ts";

type DatabaseError = Error & { readonly code?: string; readonly detail?: string; readonly hint?: string };

/** For people and for programs that ask again. */
export const GONE =
  "the database can't be reached just now, or went away in the middle of the request; ask again in a moment, and look first whether a change was made";

/**
 * What a client may learn of an error. Errors of the governance schema (SQLSTATE class ZA) and refused rights (42501) were written
 * for people and pass with their detail and hint; any other database error may quote data or internals: it is logged under an id,
 * and the client gets the id. A database that went away is no secret: whoever asked has to see what became of the request.
 */
export function maskError(error: GraphQLError, log: (line: string) => void = console.error): GraphQLError {
  if (/No subscription type found/.test(error.message)) {
    return new GraphQLError("there are no subscriptions here: ask plan(id) or waiting again after a moment", { extensions: { code: "NO_SUBSCRIPTIONS" } });
  }
  const original = error.originalError as DatabaseError | null | undefined;
  if (original === null || original === undefined || original instanceof GraphQLError) return error;
  const { code, detail, hint } = original;
  if (code !== undefined && (code.startsWith("ZA") || code === "42501")) {
    return new GraphQLError(original.message, {
      nodes: error.nodes ?? null,
      path: error.path ?? null,
      extensions: { code, detail: detail ?? null, hint: hint ?? null },
    });
  }
  if (isConnectionLoss(original)) {
    log(`graphql: the database went away: ${original.message}`);
    return new GraphQLError(GONE, { path: error.path ?? null, extensions: { code: "DATABASE_GONE" } });
  }
  const id = randomUUID();
  log(`graphql error ${id}: ${code ?? original.name}: ${original.message}`);
  return new GraphQLError(`the request failed; the server's log has the reason under ${id}`, {
    path: error.path ?? null,
    extensions: { code: "INTERNAL", id },
  });
}

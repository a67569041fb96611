import { randomUUID } from "node:crypto";
import { GraphQLError } from "postgraphile/graphql";

type DatabaseError = Error & { readonly code?: string; readonly detail?: string; readonly hint?: string };

/**
 * What a client may learn of an error. Errors of the governance schema (SQLSTATE class ZA) and refused rights (42501) were written
 * for people and pass with their detail and hint; any other database error may quote data or internals: it is logged under an id,
 * and the client gets the id.
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
  const id = randomUUID();
  log(`graphql error ${id}: ${code ?? original.name}: ${original.message}`);
  return new GraphQLError(`the request failed; the server's log has the reason under ${id}`, {
    path: error.path ?? null,
    extensions: { code: "INTERNAL", id },
  });
}

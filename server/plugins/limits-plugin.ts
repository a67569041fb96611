import type {} from "postgraphile/grafserv";
import { GraphQLError } from "graphql";
import { refuseLargeQuery } from "./limits.ts";

/** Refuses queries that are too large before they are planned. */
export const limitsPlugin: GraphileConfig.Plugin = {
  name: "DataArchitectLimitsPlugin",
  version: "1.0.0",
  grafserv: {
    middleware: {
      processGraphQLRequestBody(next, { body }) {
        if (typeof body.query === "string") {
          const refusal = refuseLargeQuery(body.query);
          if (refusal !== null) throw new GraphQLError(refusal, { extensions: { code: "QUERY_TOO_LARGE", statusCode: 400 } });
        }
        return next();
      },
    },
  },
};

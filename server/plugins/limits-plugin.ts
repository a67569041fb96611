import type {} from "postgraphile/grafserv";
import { SafeError } from "postgraphile/grafast";
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
          if (refusal !== null) throw new SafeError(refusal, { code: "QUERY_TOO_LARGE", statusCode: 400 });
        }
        return next();
      },
    },
  },
};

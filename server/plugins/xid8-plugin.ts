import type {} from "postgraphile";
import { TYPES } from "postgraphile/@dataplan/pg";

/** Shows transaction ids (xid8) as the decimal numbers they are. */
export const xid8Plugin: GraphileConfig.Plugin = {
  name: "DataArchitectXid8Plugin",
  version: "1.0.0",
  gather: {
    hooks: {
      pgCodecs_findPgCodec(_info, event) {
        if (event.pgCodec === null && event.pgType.typname === "xid8") event.pgCodec = TYPES.bigint;
      },
    },
  },
};

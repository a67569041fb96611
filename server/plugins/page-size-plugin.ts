import type {} from "postgraphile";
import { GraphQLError } from "postgraphile/graphql";
import { lambda } from "postgraphile/grafast";

/** Rows of a page when a query names no number, and the most it may name. */
const pageSize = { usual: 100, most: 1000 } as const;

/** Gives every list a page size, so that no query reads a whole table. */
export const pageSizePlugin: GraphileConfig.Plugin = {
  name: "DataArchitectPageSizePlugin",
  version: "1.0.0",
  after: ["PgFirstLastBeforeAfterArgsPlugin"],
  schema: {
    hooks: {
      GraphQLObjectType_fields_field_args(args) {
        const first = args["first"];
        if (first === undefined) return args;
        args["first"] = {
          ...first,
          defaultValue: pageSize.usual,
          description: `Only read the first \`n\` rows: ${pageSize.usual} when not given, at most ${pageSize.most}.`,
          applyPlan: (_parent, $connection: { setFirst: (n: unknown) => void }, arg) => $connection.setFirst(lambda(arg.getRaw(), checkedSize)),
        };
        return args;
      },
    },
  },
};

function checkedSize(first: unknown): number {
  if (first === null || first === undefined) return pageSize.usual;
  if (typeof first === "number" && first >= 0 && first <= pageSize.most) return first;
  throw new GraphQLError(`first: ${String(first)} is not from 0 to ${pageSize.most}; read on from the page's endCursor with after`, {
    extensions: { code: "PAGE_TOO_LARGE" },
  });
}

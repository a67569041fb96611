import type {} from "postgraphile";

/** Keeps a column called `id` as `id`: without opaque node ids there is nothing it could be mistaken for. */
export const plainNamesPlugin: GraphileConfig.Plugin = {
  name: "DataArchitectPlainNamesPlugin",
  version: "1.0.0",
  inflection: {
    replace: {
      _attributeName(previous, _options, details) {
        if (previous === undefined) throw new Error("PostGraphile no longer has the inflector _attributeName; rename columns another way");
        return previous({ ...details, skipRowId: true });
      },
    },
  },
};

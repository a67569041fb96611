import type {} from "postgraphile";

/** Names as in SQL: `id` stays `id`, and the arguments of verb `plan` are `PlanInput` although there is a table `plans`. */
export const plainNamesPlugin: GraphileConfig.Plugin = {
  name: "DataArchitectPlainNamesPlugin",
  version: "1.0.0",
  inflection: {
    replace: {
      // Without opaque node ids there is nothing a column `id` could be mistaken for.
      _attributeName(previous, _options, details) {
        if (previous === undefined) throw new Error("PostGraphile no longer has the inflector _attributeName; rename columns another way");
        return previous({ ...details, skipRowId: true });
      },
      customMutationInput(_previous, _options, details) {
        return `${this.upperCamelCase(this._functionName(details))}Input`;
      },
      // Rows are never an input (no insert, no update), but their input types would take the verbs' names.
      inputType(_previous, _options, typeName) {
        return typeName === "Interval" ? "IntervalInput" : `${typeName}RowInput`;
      },
    },
  },
};

import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { oneLine } from "../../render/one-line.ts";
import type { RuntimeRule } from "../lint-rule.ts";

export const collationChanged: RuntimeRule = {
  name: "collation_changed",
  title: "Order of texts has changed under the indexes",
  level: "error",
  category: "correctness",
  reads: "runtime",
  what: "The operating system's collation is of another version than the one with which the database, or a collation that something is sorted by, was made.",
  why: "Indexes on text are sorted by the old order: searches miss rows, unique keys let duplicates in.",
  remedy: "REINDEX what is sorted by text, then ALTER DATABASE … REFRESH COLLATION VERSION, or ALTER COLLATION … REFRESH VERSION.",
  bad: "-- an operating system with another glibc or ICU",
  good: "-- the same, after reindex database concurrently and alter database … refresh collation version",
  fine: "No text in the order of the locale is indexed.",
  find: (_, { database, collations }) => [
    ...(collations ?? []).map((each) => {
      const name = qualifiedName(each.schema, each.name);
      return {
        address: `collation:${name}`,
        message: `what is sorted by collation ${name} was sorted by its version ${each.version}, the system has ${each.now}`,
        evidence: { ...each },
        fix: [`-- reindex what is sorted by ${oneLine(name)}, then`, `alter collation ${name} refresh version`],
        reversible: false,
      };
    }),
    ...(database.collation_version === null || database.collation_now === null || database.collation_version === database.collation_now
      ? []
      : [
          {
            address: `database:${quoteIdent(database.name)}`,
            message: `database ${database.name} was sorted by collation version ${database.collation_version}, the system has ${database.collation_now}`,
            evidence: { ...database },
            fix: [`reindex (concurrently) database ${quoteIdent(database.name)}`, `alter database ${quoteIdent(database.name)} refresh collation version`],
            reversible: false,
          },
        ]),
  ],
};

import { quoteIdent } from "../../render/names.ts";
import type { RuntimeRule } from "../lint-rule.ts";

export const bytesForText: RuntimeRule = {
  name: "bytes_for_text",
  title: "Database without an encoding",
  level: "error",
  category: "correctness",
  reads: "runtime",
  what: "The database's encoding is SQL_ASCII.",
  why: "Any bytes get in as text: two clients write two encodings into one column, and nobody can sort them out later.",
  remedy: "Make a new database in UTF8, and load the dump by way of a conversion.",
  bad: "create database a encoding 'SQL_ASCII' template template0 locale 'C'",
  good: "create database a encoding 'UTF8' template template0",
  fine: "Never.",
  find: (_, facts) =>
    facts.database.encoding === "SQL_ASCII"
      ? [
          {
            address: `database:${quoteIdent(facts.database.name)}`,
            message: `database ${facts.database.name} is SQL_ASCII: it takes any bytes for text`,
            evidence: {},
          },
        ]
      : [],
};

import { quoteIdent } from "../../render/names.ts";
import type { Found, RuntimeRule } from "../lint-rule.ts";

export const outdatedExtension: RuntimeRule = {
  name: "outdated_extension",
  title: "Extension older than its files",
  level: "warn",
  category: "maintenance",
  reads: "runtime",
  what: "A newer version of an installed extension lies on the server.",
  why: "Fixes, some of security, were installed with the package, and are not in force.",
  remedy: "Read its notes, then ALTER EXTENSION … UPDATE.",
  bad: "create extension if not exists pg_trgm version '1.3' schema {schema}",
  good: "create table a (id int primary key)",
  fine: "An application is not ready for the new one.",
  find: (_, facts) =>
    facts.extensions.flatMap((each): readonly Found[] =>
      each.installed === each.available
        ? []
        : [
            {
              address: `extension:${quoteIdent(each.name)}`,
              message: `extension ${each.name} is ${each.installed}; ${each.available} is there`,
              evidence: { installed: each.installed, available: each.available },
              fix: [`alter extension ${quoteIdent(each.name)} update`],
              reversible: false,
            },
          ],
    ),
};

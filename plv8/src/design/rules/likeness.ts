import { quoteIdent } from "../../render/names.ts";
import type { AccessPattern } from "../../model/schema-document.ts";
import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, indexAddress } from "../names.ts";
import { indexObject } from "../objects.ts";
import type { Part } from "../part.ts";
import { expressionSql } from "./rules.ts";

/** Parts of words and misspelt ones are found by their trigrams. */
export function likenessIndex(thing: Thing, pattern: AccessPattern, input: DesignInput): Part {
  const when = pattern.when === undefined ? null : expressionSql(pattern.when, thing, input);
  const name = generatedName([thing.table, ...pattern.search, ...(when === null ? [] : [pattern.name])], "trgm_idx");
  return {
    objects: [
      indexObject(input.settings, thing.table, {
        name,
        method: "gin",
        keys: pattern.search.map((column) => ({ text: `${quoteIdent(column)} public.gin_trgm_ops`, key: column })),
        predicate: when?.sql ?? null,
        columns: [...pattern.search, ...(when?.columns ?? [])],
        comment: `Serves ${pattern.name}: where ${pattern.search[0]} ilike '%…%', or ${pattern.search[0]} % ….`,
      }),
    ],
    decisions: [
      {
        subject: indexAddress(input.settings.schema, name),
        rule: "access.trigram",
        reason: `${pattern.name} looks for parts of words and misspelt ones${pattern.share === undefined ? "" : ` and is ${pattern.share} % of traffic`}: trigrams find both.`,
        cites: [`access.${pattern.name}`],
        rejected: "full text: finds whole words only; a b-tree: finds starts only",
        cost: "about three entries per word and row",
      },
    ],
  };
}

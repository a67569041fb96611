import type { AccessPattern } from "../../model/schema-document.ts";
import type { Thing } from "../../model/resolved.ts";
import { quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, indexAddress } from "../names.ts";
import { indexObject } from "../objects.ts";
import type { Part } from "../part.ts";
import { likenessIndex } from "./likeness.ts";
import { expressionSql } from "./rules.ts";

/** Words are found through an inverted index over the texts of the pattern. */
export function searchRule(thing: Thing, patterns: readonly { readonly pattern: AccessPattern; readonly index: number }[], input: DesignInput): Part {
  const objects: NonNullable<Part["objects"]>[number][] = [];
  const decisions: NonNullable<Part["decisions"]>[number][] = [];
  const made = new Set<string>();
  for (const { pattern } of patterns) {
    if (pattern.search.length === 0) continue;
    if (pattern.by === "likeness") {
      const part = likenessIndex(thing, pattern, input);
      objects.push(...(part.objects ?? []));
      decisions.push(...(part.decisions ?? []));
      continue;
    }
    const when = pattern.when === undefined ? null : expressionSql(pattern.when, thing, input);
    const expression = searchExpression(pattern);
    const key = `${expression} ${when?.sql ?? ""}`;
    if (made.has(key)) continue;
    made.add(key);
    const name = generatedName([thing.table, ...pattern.search, pattern.language, ...(when === null ? [] : [pattern.name])], "search_idx");
    objects.push(
      indexObject(input.settings, thing.table, {
        name,
        method: "gin",
        keys: [{ text: expression, key: expression }],
        predicate: when?.sql ?? null,
        columns: [...pattern.search, ...(when?.columns ?? [])],
        comment: `Serves ${pattern.name}: where ${expression} @@ websearch_to_tsquery(${quoteLiteral(pattern.language)}, …).`,
      }),
    );
    decisions.push({
      subject: indexAddress(input.settings.schema, name),
      rule: "access.full-text",
      reason: `${pattern.name} searches words${pattern.share === undefined ? "" : ` and is ${pattern.share} % of traffic`}.`,
      cites: [`access.${pattern.name}`],
      rejected: `like '%…%': reads every row; a stored tsvector column: rewrites the table when it is added${thing.tenant === "owned" ? "; the tenant in the index: needs an extension" : ""}`,
      cost: "one entry per word and row; inserts are slower by some ten microseconds a word",
    });
  }
  return { objects, decisions };
}

function searchExpression(pattern: AccessPattern): string {
  const texts = pattern.search.map((name) => `COALESCE(${quoteIdent(name)}, ''::text)`);
  const joined = texts.reduce((left, right) => `((${left} || ' '::text) || ${right})`);
  return `to_tsvector('${pattern.language}'::regconfig, ${joined})`;
}

import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const jsonKeyIndexed: StaticRule = {
  name: "json_key_indexed",
  title: "Key of a JSON document that everybody relies on",
  level: "info",
  category: "design",
  reads: "static",
  what: "An index, a check or a policy reads a key out of a json column.",
  why: "What is searched or checked is an attribute: as a column it has a type, a constraint and statistics, and costs a few bytes instead of its name in every row.",
  remedy: "Make it a column; a stored generated column keeps writers as they are.",
  bad: "create table events (id bigint primary key, body jsonb not null check (body ->> 'kind' <> '')); create index on events ((body ->> 'user'))",
  good: "create table events (id bigint primary key, body jsonb not null, user_name text generated always as (body ->> 'user') stored); create index on events (user_name)",
  fine: "The document is somebody else's and changes with them.",
  find: (schema) =>
    [
      ...schema.all("index").map((index) => ({ object: index, texts: [...index.keys, index.predicate ?? ""] })),
      ...schema
        .all("constraint")
        .filter((constraint) => constraint.type === "check")
        .map((constraint) => ({ object: constraint, texts: [constraint.definition] })),
      ...schema.all("policy").map((policy) => ({ object: policy, texts: [policy.using ?? "", policy.check ?? ""] })),
    ].flatMap(({ object, texts }): readonly Found[] => {
      if (schema.tableOf(object)?.partition_of != null) return [];
      const keys = texts.flatMap((text) => [...text.matchAll(/->>? '((?:[^']|'')+)'/gu)].map((match) => match[1] ?? ""));
      return keys.length === 0
        ? []
        : [{ address: object.address, message: `${named(object)} relies on ${keys.map((key) => `'${key}'`).join(", ")} in a document`, evidence: { keys } }];
    }),
};

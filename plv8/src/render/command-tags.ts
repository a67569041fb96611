/** Kinds of objects as CREATE, ALTER and DROP name them; what a longer name begins with stands behind it. */
const kinds =
  "access method|aggregate|cast|collation|conversion|default privileges|domain|extension|foreign data wrapper|foreign table|function|index|language|materialized view|operator class|operator family|operator|policy|procedure|publication|routine|rule|schema|sequence|server|statistics|subscription|table|text search configuration|text search dictionary|text search parser|text search template|transform|trigger|type|user mapping|view";

const ddl = new RegExp(`^(create|alter|drop)\\s+(?:or replace\\s+)?(?:(?:unlogged|unique|constraint|recursive|trusted|procedural)\\s+)*(${kinds})\\b`, "iu");
const others = /^(comment|security label|grant|revoke|refresh materialized view|reindex|import foreign schema)\b/iu;

/** Tags of the commands of a statement for which event triggers fire: of a DO block, those of the statements in it. */
export function commandTags(statement: string): readonly string[] {
  const text = statement.trimStart();
  if (/^do\b/iu.test(text))
    return [
      ...new Set(
        text
          .split(/\n\s*|(?<=')/u)
          .slice(1)
          .flatMap(commandTags),
      ),
    ];
  const [, verb, kind] = ddl.exec(text) ?? [];
  const tag = verb === undefined || kind === undefined ? others.exec(text)?.[1] : `${verb} ${kind}`;
  return tag === undefined ? [] : [tag.toUpperCase()];
}

/** Does it take an object away? */
export function drops(statement: string): boolean {
  return /^\s*drop\b|\bdrop (?:column|constraint|attribute|default|expression|identity)\b/iu.test(statement);
}

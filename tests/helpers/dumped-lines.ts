import { listItems } from "../../plv8/src/catalog/list-items.ts";
import { mayNest, withoutNestedConditions } from "../../plv8/src/catalog/nested-conditions.ts";
import { normalText, withoutIdleNames } from "../../plv8/src/catalog/normal-text.ts";

/**
 * The lines of a dump that say something, sorted: two databases are the same to pg_dump when these are. A list of `varchar` values has one text, written or
 * read again; the order of the options of a table, an index, a key or a view, of the tags that an event trigger is about and of the publications that a subscription
 * asks for is the order in which they were said: each is a setting of its own, and an ALTER puts the one that it is about behind the others. The connection of a subscription is nobody's but its owner's. Who gave a
 * privilege (a session of that role's) is not read: plans give all of them as the owner, who passes for whoever may pass one on. Postgres says the columns of
 * statistics in the order of the table's, where one that comes stands last.
 */
export function dumpedLines(dump: string): readonly string[] {
  // Conditions go over lines.
  return withoutConnections(mayNest(dump) ? withoutNestedConditions(dump) : dump)
    .split("\n")
    .map(normalLine)
    .filter((line) => !/^(?:--|\\|SELECT pg_catalog.set_config|(?:SET|RESET) SESSION AUTHORIZATION\b|$)/u.test(line))
    .sort()
    .filter((line, at, all) => !line.startsWith("GRANT ") || line !== all[at - 1]);
}

/** What one dump says and the other does not, counted: `found …` and `wanted …`. */
export function differingLines(found: readonly string[], wanted: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of found) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of wanted) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts].filter(([, count]) => count !== 0).map(([line, count]) => `${count > 0 ? "found " : "wanted"} ${line}`);
}

/** Names may go over lines. */
function withoutConnections(dump: string): string {
  return dump.replace(
    /(?<=^CREATE SUBSCRIPTION [^;]+?) CONNECTION '(?:[^']|'')*' PUBLICATION ([^;]+?) (?=WITH \(connect = )/gmu,
    (_all, publications: string) => ` ${publications.split(", ").sort().join(", ")} `,
  );
}

function normalLine(line: string): string {
  return withoutIdleNames(normalText(line.trim().replace(/,$/u, "")))
    .replace(
      /^(WITH|WHEN TAG IN|ALTER .* SET|CREATE VIEW .* WITH|(?:CREATE (?:UNIQUE )?INDEX|ADD CONSTRAINT) .* WITH) \(((?:[^()']|'(?:[^']|'')*')*)\)(?=;?$| AS$| WHERE \(| DEFERRABLE)/u,
      (_all, of: string, list: string) => `${of} ${list.split(", ").sort().join(", ")}`,
    )
    .replace(/^(CREATE STATISTICS .* ON )(.*)(?= FROM )/u, (_all, of: string, list: string) => `${of}${[...listItems(list)].sort().join(", ")}`);
}

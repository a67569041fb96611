import { limits } from "../limits.ts";
import type { Report } from "../report.ts";

/** Refuses what is too large before anything else looks at it. False when a limit is exceeded. */
export function checkLimits(document: Readonly<Record<string, unknown>>, report: Report): boolean {
  const sizes = [
    { key: "entities", limit: limits.entities, what: "entities" },
    { key: "relationships", limit: limits.relationships, what: "relationships" },
    { key: "access", limit: limits.accessPatterns, what: "access patterns" },
  ] as const;
  for (const { key, limit, what } of sizes) {
    const size = sizeOf(document[key]);
    if (size <= limit) continue;
    report.error(
      "model.too-many",
      [key],
      `The model has ${size} ${what}; at most ${limit} fit into one.`,
      "Split it into several projects, each with its own model and schema.",
      "key",
    );
  }
  const entities = document["entities"];
  if (!report.failed() && typeof entities === "object" && entities !== null) {
    for (const [name, entity] of Object.entries(entities)) {
      const size = sizeOf((entity as { attributes?: unknown } | null)?.attributes);
      if (size > limits.attributesPerEntity) {
        report.error(
          "model.too-many",
          ["entities", name, "attributes"],
          `${name} has ${size} attributes; at most ${limits.attributesPerEntity} fit into one entity.`,
          "Split it into several entities.",
          "key",
        );
      }
    }
  }
  return !report.failed();
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

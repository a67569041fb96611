import type { CatalogObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import type { Rebased } from "./diff.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { differingProperties } from "./property-names.ts";

/** Drops and creates of keys, indexes, triggers and policies that are the same but for the name become renames; all others stay what they are. */
export function pairRenamed(drops: readonly Rebased[], creates: readonly CatalogObject[]): readonly Change[] {
  const waiting = new Map<string, Rebased[]>();
  for (const drop of [...drops].sort((left, right) => compareCodePoints(left.rebased.address, right.rebased.address))) {
    const key = sameButName(drop.rebased);
    if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), drop]);
  }
  const renamed = new Set<CatalogObject>();
  const changes: Change[] = [];
  for (const after of [...creates].sort((left, right) => compareCodePoints(left.address, right.address))) {
    const key = sameButName(after);
    const partner = key === null ? undefined : waiting.get(key)?.shift();
    if (partner === undefined) {
      changes.push({ kind: "create", address: after.address, after });
      continue;
    }
    renamed.add(partner.original);
    const properties = differingProperties(partner.rebased, after).filter((name) => name !== "definition");
    changes.push({ kind: "rename", address: after.address, before: partner.original, after, properties });
  }
  for (const drop of drops) {
    if (!renamed.has(drop.original)) changes.push({ kind: "drop", address: drop.original.address, before: drop.original });
  }
  return changes;
}

/** What must be equal for two objects to be one under another name; null for kinds whose renames must be given. */
function sameButName(object: CatalogObject): string | null {
  switch (object.kind) {
    case "constraint":
      return [object.kind, object.schema, object.table, object.type, object.definition].join("\n");
    case "index":
    case "trigger":
      return [object.kind, object.schema, object.table, definitionWithoutName(object.definition, object.name)].join("\n");
    case "policy":
      return [
        object.kind,
        object.schema,
        object.table,
        object.command,
        String(object.permissive),
        object.roles.join(),
        object.using ?? "-",
        object.check ?? "-",
      ].join("\n");
    default:
      return null;
  }
}

function definitionWithoutName(definition: string, name: string): string {
  const tokens = sqlTokens(definition);
  const at = tokens.findIndex((token) => token.name === name);
  return tokens.map((token, index) => (index === at ? "?" : token.text)).join("");
}

/** Two catalogs, compared by the compiler; what differs, in words. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import { changeText } from "../apply/base-check.ts";
import type { Compiler } from "../compiler.ts";

const NOTHING: ReadonlySet<string> = new Set();

/** Readable differences from `wanted` to `found`; changes at an address in `ignored` (or of something hanging on it) don't count. */
export const compareCatalogs = (compiler: Compiler, wanted: Catalog, found: Catalog, ignored: ReadonlySet<string> = NOTHING): readonly string[] => {
  const { changes } = compiler.value<{ changes: Change[] }>("diff", { from: wanted, to: found });
  return changes.filter((change) => !ignored.has(change.address)).map(detailed);
};

const detailed = (change: Change): string => {
  if (change.kind !== "alter" && change.kind !== "rename") return changeText(change);
  const before = change.before as unknown as Record<string, unknown>;
  const after = change.after as unknown as Record<string, unknown>;
  const values = change.properties.map((name) => `${name} ${JSON.stringify(before[name])} → ${JSON.stringify(after[name])}`);
  return `${changeText(change)}: ${values.join(", ")}`;
};

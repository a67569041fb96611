import type { CatalogObject } from "../types/catalog.ts";
import { typeOptions } from "../render/alter/base-type.ts";

type Between = { readonly before: CatalogObject; readonly after: CatalogObject; readonly properties: readonly string[] };

/** A base type's storage has no way back to plain: it changes first and by itself, so that the rest has one. One element where there is nothing to part. */
export function storageApart<T extends Between>(change: T): readonly T[] {
  const { before, after } = change;
  if (before.kind !== "base_type" || after.kind !== "base_type" || before.definition === null || after.definition === null) return [change];
  const [was, is] = [typeOptions(before).get("STORAGE"), typeOptions(after).get("STORAGE")];
  const definition = before.definition.replace(`STORAGE = ${was ?? ""}`, `STORAGE = ${is ?? ""}`);
  if (was !== "plain" || is === undefined || was === is || definition === after.definition) return [change];
  return [
    { ...change, after: { ...before, definition }, properties: ["definition"] },
    { ...change, before: { ...before, definition } },
  ];
}

import { fingerprint as fingerprintOf, type Fingerprint } from "../catalog/fingerprint.ts";
import type { Result } from "../types/issue.ts";
import { readCatalog, refusal } from "./input.ts";

/** Op `fingerprint`: `{catalog, addresses?}` to the fingerprint of all of it, or of the named objects, and of each object. */
export function fingerprint(input: Record<string, unknown>): Result<Fingerprint> {
  const catalog = readCatalog(input["catalog"], "catalog");
  if (!catalog.ok) return catalog;
  const addresses = input["addresses"];
  if (addresses === undefined || addresses === null) return { ok: true, value: fingerprintOf(catalog.value), warnings: [] };
  if (!Array.isArray(addresses) || !addresses.every((address) => typeof address === "string"))
    return refusal("compiler.input", "addresses", "addresses is not a list of texts.", "Pass a list of addresses, or leave it out.");
  return { ok: true, value: fingerprintOf(catalog.value, addresses), warnings: [] };
}

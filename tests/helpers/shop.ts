import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "../../plv8/src/entry.ts";
import type { Declared } from "../../plv8/src/ops/declare.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import type { Result } from "../../plv8/src/types/issue.ts";

/** The text of the shop model, version 1 or 2. */
export async function shopText(version: 1 | 2): Promise<string> {
  return readFile(fileURLToPath(new URL(`../corpus/models/shop/v${version}.yaml`, import.meta.url)), "utf8");
}

/** Settings of the shop project. */
export function shopSettings(major = 18): DesignSettings {
  return { schema: "shop", owner: "shop_owner", application_roles: ["shop_app"], major };
}

/** Runs op `declare` on a text. */
export function declareText(document: string, settings: DesignSettings = shopSettings(), former: Design | null = null): Result<Declared> {
  return JSON.parse(compile("declare", JSON.stringify({ document, settings, former }))) as Result<Declared>;
}

/** A sound version of the shop; version 2 follows version 1. */
export async function declareShop(version: 1 | 2, settings: DesignSettings = shopSettings()): Promise<Declared> {
  const former = version === 2 ? (await declareShop(1, settings)).design : null;
  const result = declareText(await shopText(version), settings, former);
  if (!result.ok) throw new Error(`the shop model is not sound: ${JSON.stringify(result.issues, null, 2)}`);
  return result.value;
}

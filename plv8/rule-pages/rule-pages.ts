/** Every rule of the designer with its page, by name. */
import { accessPages } from "./access.ts";
import { keysPages } from "./keys.ts";
import { lifePages } from "./life.ts";
import { relationsPages } from "./relations.ts";
import { tenancyPages } from "./tenancy.ts";
import { typesPages } from "./types.ts";
import type { RulePages } from "./page.ts";

export const rulePages: RulePages = Object.fromEntries(
  Object.entries({ ...accessPages, ...keysPages, ...lifePages, ...relationsPages, ...tenancyPages, ...typesPages }).sort(([left], [right]) =>
    left < right ? -1 : 1,
  ),
);

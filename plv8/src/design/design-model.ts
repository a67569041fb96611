import { byName, type ResolvedModel } from "../model/resolved.ts";
import type { CatalogObject } from "../types/catalog.ts";
import type { Decision, Design, DesignSettings } from "../types/design.ts";
import type { DesignInput } from "./design-input.ts";
import { designTable } from "./design-table.ts";
import { evolveRules } from "./evolve.ts";
import { schemaAddress } from "./names.ts";
import { compare, schemaObject } from "./objects.ts";
import type { NumberedPattern } from "./rules/access.ts";
import { uuidFunctionRule } from "./rules/keys.ts";
import { tenancyApartRule } from "./rules/tenancy-apart.ts";
import { tenantFunctionRule } from "./rules/tenancy.ts";
import { immutableFunctionRule } from "./rules/immutable.ts";
import { visibleFunctionsRule } from "./rules/visible.ts";
import { touchFunctionRule } from "./rules/timestamps.ts";

/** The catalog that a sound model wants, with a decision for each choice. Deterministic: same model, settings and last version, same design. */
export function designModel(model: ResolvedModel, settings: DesignSettings, former: Design | null): Design {
  const input: DesignInput = { model, things: byName(model), settings, former };
  const patterns = new Map<string, NumberedPattern[]>();
  for (const [index, pattern] of model.access.entries()) patterns.set(pattern.entity, [...(patterns.get(pattern.entity) ?? []), { pattern, index }]);
  const helpers = [
    tenancyApartRule(input),
    uuidFunctionRule(input),
    tenantFunctionRule(input),
    visibleFunctionsRule(input),
    touchFunctionRule(input),
    immutableFunctionRule(input),
  ];
  const tables = model.things.map((thing) => designTable(thing, patterns.get(thing.name) ?? [], input));
  const objects: CatalogObject[] = [
    theirSchema(settings, former) ?? schemaObject(settings, `Model ${model.name}, governed by Data Architect.`),
    ...helpers.flatMap((part) => part.objects ?? []),
    ...tables.flatMap((table) => table.objects),
  ];
  return {
    settings,
    catalog: { canon: 1, objects: objects.sort((left, right) => compare(left.address, right.address)) },
    ids: tables.flatMap((table) => table.ids).sort((left, right) => compare(left.id, right.id)),
    evolve: evolveRules(input),
    decisions: [schemaDecision(settings), ...helpers.flatMap((part) => part.decisions ?? []), ...tables.flatMap((table) => table.decisions)],
  };
}

/** A schema that was adopted and belongs to somebody else, as `public` does: not the project's owner's to give, to open or to describe. Null: it is ours. */
function theirSchema(settings: DesignSettings, former: Design | null): CatalogObject | null {
  const found = former?.catalog.objects.find((object) => object.kind === "schema" && object.address === schemaAddress(settings.schema));
  return found === undefined || found.owner === settings.owner ? null : found;
}

function schemaDecision(settings: DesignSettings): Decision {
  return {
    subject: schemaAddress(settings.schema),
    rule: "names.one-schema",
    reason: `Everything of the model stands in the schema ${settings.schema} and belongs to ${settings.owner}.`,
    cites: ["model"],
    rejected: null,
    cost: null,
  };
}

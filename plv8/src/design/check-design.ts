import type { Report } from "../model/report.ts";
import type { ResolvedModel } from "../model/resolved.ts";
import type { Design } from "../types/design.ts";
import { compare } from "./objects.ts";

/**
 * Names that only the design knows may still collide: indexes and constraints share their schema's or table's names with tables and each other.
 */
export function checkDesign(design: Design, model: ResolvedModel, report: Report): void {
  const seen = new Map<string, string>();
  for (const object of design.catalog.objects) {
    const claims = [object.address];
    if (object.kind === "table" || object.kind === "view" || object.kind === "index") claims.push(`relation ${object.name}`);
    if (object.kind === "constraint" && (object.type === "primary" || object.type === "unique")) claims.push(`relation ${object.name}`);
    for (const claim of claims) {
      const other = seen.get(claim);
      seen.set(claim, object.address);
      if (other === undefined) continue;
      const [first, second] = [other, object.address].sort(compare);
      report.error(
        "model.name-collision",
        pathOf(object, model),
        `${second} would have the same name as ${first}.`,
        "Rename the entity, attribute, rule or access pattern that one of them comes from.",
        "key",
      );
    }
  }
}

function pathOf(object: Design["catalog"]["objects"][number], model: ResolvedModel): readonly (string | number)[] {
  const table = "table" in object ? object.table : object.name;
  return model.things.find((thing) => thing.table === table)?.path ?? [];
}

/** What a rule changes: the designs of its pair of models, compared. */
import { declare } from "./src/ops/declare.ts";
import type { CatalogObject } from "./src/types/catalog.ts";
import type { Decision, Design } from "./src/types/design.ts";
import type { RulePage } from "./rule-pages/page.ts";

export type RuleDifference = { readonly before: Design | null; readonly after: Design; readonly gained: readonly string[]; readonly lost: readonly string[] };

/** Both designs, and the objects (with what defines them) that only one of them has. */
export function ruleDifference(page: RulePage): RuleDifference {
  const before = page.without === null ? null : designOf(page.without, page.major);
  const after = designOf(page.with, page.major);
  const [left, right] = [before === null ? [] : before.catalog.objects.map(say), after.catalog.objects.map(say)];
  return { before, after, gained: before === null ? [] : right.filter((each) => !left.includes(each)), lost: left.filter((each) => !right.includes(each)) };
}

/** The decisions of a rule in a design. */
export function decisionsOf(design: Design, rule: string): readonly Decision[] {
  return design.decisions.filter((decision) => decision.rule === rule);
}

function designOf(document: string, major = 18): Design {
  const result = declare({ document, former: null, settings: { schema: "app", owner: "app_owner", application_roles: ["app_user"], major } });
  if (!result.ok) throw new Error(`${document}\n${JSON.stringify(result.issues, null, 1)}`);
  return result.value.design;
}

/** An object in one line. */
function say(object: CatalogObject): string {
  switch (object.kind) {
    case "column":
      return `${object.address} ${object.type}${object.not_null ? " not null" : ""}${object.default === null ? "" : ` default ${object.default}`}${object.identity === null ? "" : " identity"}`;
    case "constraint":
      return `${object.address} ${object.definition}`;
    case "index":
      return object.definition;
    case "trigger":
      return object.definition;
    case "policy":
      return `${object.address} for ${object.command} using ${object.using ?? ""}`;
    case "table":
      return `${object.address}${object.partition_key === null ? "" : ` partition by ${object.partition_key}`}${object.partition_of === null ? "" : ` ${object.partition_of.bound}`}${object.options.length === 0 ? "" : ` with (${object.options.join(", ")})`}${object.row_security ? " row security" : ""}`;
    default:
      return object.address;
  }
}

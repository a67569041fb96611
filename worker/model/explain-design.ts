/** A design in words: every table with its size, every column, constraint, index and the rest with the reason it is there. */
import { columnsOfKeys, sizeOfTable } from "./table-size.ts";
import type { CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { Decision, Design } from "../../plv8/src/types/design.ts";

/** One line of an explanation. */
export type Explained = {
  readonly object: string;
  readonly kind: CatalogObject["kind"];
  readonly what: string;
  readonly size: string;
  readonly because: string;
  readonly rules: readonly string[];
};

/** A table (or what stands beside tables) with its parts. */
export type ExplainedGroup = { readonly title: string; readonly about: string; readonly lines: readonly Explained[] };

/** Groups by table, in the order of their names, partitions with the whole (their columns are its columns); helpers and the schema last. Nothing that the design makes is left out. */
export function explainDesign(design: Design): readonly ExplainedGroup[] {
  const decisions = new Map<string, Decision[]>();
  for (const decision of design.decisions) decisions.set(decision.subject, [...(decisions.get(decision.subject) ?? []), decision]);
  const isPart = (object: CatalogObject, of: string): boolean => object.kind === "table" && object.partition_of?.parent === of;
  const tables = design.catalog.objects.filter((object) => object.kind === "table" && object.partition_of === null);
  const groups = tables.map((table): ExplainedGroup => {
    const parts = design.catalog.objects.filter((object) => ("table" in object && object.table === table.name) || object === table || isPart(object, table.address));
    return { title: table.address.replace("table:", ""), about: table.comment ?? "", lines: parts.sort(byKind).map((object) => explain(object, decisions, design)) };
  });
  const rest = design.catalog.objects.filter((object) => object.kind !== "table" && !("table" in object));
  return [...groups, { title: design.settings.schema, about: "What stands beside the tables.", lines: rest.sort(byKind).map((object) => explain(object, decisions, design)) }];
}

/** As text: a heading per table, a line per part, its reason below. */
export function explanationText(groups: readonly ExplainedGroup[]): string {
  return groups.map((group) => [
    `${group.title}  ${group.about}`,
    ...group.lines.map((line) => `  ${line.kind} ${line.object}${line.what === "" ? "" : `  ${line.what}`}${line.size === "" ? "" : `  ${line.size}`}\n      ${line.because}`),
  ].join("\n")).join("\n\n").concat("\n");
}

const kinds: readonly string[] = ["table", "column", "constraint", "index", "policy", "trigger"];

function byKind(left: CatalogObject, right: CatalogObject): number {
  const place = (object: CatalogObject): number => (kinds.includes(object.kind) ? kinds.indexOf(object.kind) : kinds.length);
  const position = (object: CatalogObject): number => (object.kind === "column" ? object.position : 0);
  return place(left) - place(right) || position(left) - position(right) || (left.address < right.address ? -1 : 1);
}

function explain(object: CatalogObject, decisions: ReadonlyMap<string, readonly Decision[]>, design: Design): Explained {
  const made = decisions.get(object.address) ?? [];
  const about = [...new Set(made.map((decision) => decision.reason))].join(" ");
  const size = sizeOfTable(object, design);
  return { object: nameOf(object), kind: object.kind, what: whatOf(object), size, because: about === "" ? (object.comment ?? "") : about, rules: made.map((decision) => decision.rule) };
}

function nameOf(object: CatalogObject): string {
  return object.address.slice(object.address.indexOf(":") + 1).split(".").at(-1) ?? object.address;
}

function whatOf(object: CatalogObject): string {
  switch (object.kind) {
    case "column": return `${object.type}${object.not_null ? " not null" : ""}${object.default === null ? "" : ` default ${object.default}`}`;
    case "constraint": return object.definition;
    case "index": return `${object.unique ? "unique " : ""}${object.method} (${columnsOfKeys(object)})${object.predicate === null ? "" : ` where ${object.predicate}`}`;
    case "policy": return `for ${object.command} to ${object.roles.join(", ")}`;
    default: return "";
  }
}

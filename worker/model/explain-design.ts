/** A design in words: every table with its size, every column, constraint, index and the rest with the reason it is there. */
import { tableAddress } from "../../plv8/src/design/names.ts";
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

/**
 * Groups by table, in the order of their names, partitions with the whole (their columns are its columns); helpers and the schema last. Nothing that the design
 * makes is left out.
 */
export function explainDesign(design: Design): readonly ExplainedGroup[] {
  const decisions = groupBy(design.decisions, (decision) => decision.subject);
  const views = new Set(design.catalog.objects.flatMap((object) => (object.kind === "materialized_view" ? [tableAddress(object.schema, object.name)] : [])));
  const groupOf = (object: CatalogObject): string => {
    if (object.kind === "table") return object.partition_of?.parent ?? object.address;
    const at = "table" in object ? tableAddress(object.schema, object.table) : "";
    return views.has(at) ? "" : at;
  };
  const members = groupBy(design.catalog.objects, groupOf);
  const line = (object: CatalogObject): Explained => explain(object, decisions.get(object.address) ?? [], members);
  const tables = design.catalog.objects.filter((object) => object.kind === "table" && object.partition_of === null);
  const groups = tables.map((table): ExplainedGroup => ({
    title: table.address.replace("table:", ""),
    about: table.comment ?? "",
    lines: (members.get(table.address) ?? []).sort(byKind).map(line),
  }));
  return [...groups, { title: design.settings.schema, about: "What stands beside the tables.", lines: (members.get("") ?? []).sort(byKind).map(line) }];
}

/** As text: a heading per table, a line per part, its reason below. */
export function explanationText(groups: readonly ExplainedGroup[]): string {
  return groups
    .map((group) =>
      [
        `${group.title}  ${group.about}`,
        ...group.lines.map(
          (line) =>
            `  ${line.kind} ${line.object}${line.what === "" ? "" : `  ${line.what}`}${line.size === "" ? "" : `  ${line.size}`}\n      ${line.because}`,
        ),
      ].join("\n"),
    )
    .join("\n\n")
    .concat("\n");
}

const kinds: readonly string[] = ["table", "column", "constraint", "index", "policy", "trigger"];

function byKind(left: CatalogObject, right: CatalogObject): number {
  const place = (object: CatalogObject): number => (kinds.includes(object.kind) ? kinds.indexOf(object.kind) : kinds.length);
  const position = (object: CatalogObject): number => (object.kind === "column" ? object.position : 0);
  return place(left) - place(right) || position(left) - position(right) || (left.address < right.address ? -1 : 1);
}

function explain(object: CatalogObject, made: readonly Decision[], members: ReadonlyMap<string, readonly CatalogObject[]>): Explained {
  const about = [...new Set(made.map((decision) => decision.reason))].join(" ");
  return {
    object: nameOf(object),
    kind: object.kind,
    what: whatOf(object),
    size: sizeOfTable(object, members),
    because: about === "" ? (object.comment ?? "") : about,
    rules: made.map((decision) => decision.rule),
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function nameOf(object: CatalogObject): string {
  return (
    object.address
      .slice(object.address.indexOf(":") + 1)
      .split(".")
      .at(-1) ?? object.address
  );
}

function whatOf(object: CatalogObject): string {
  switch (object.kind) {
    case "column":
      return `${object.type}${object.not_null ? " not null" : ""}${object.default === null ? "" : ` default ${object.default}`}`;
    case "constraint":
      return object.definition;
    case "index":
      return `${object.unique ? "unique " : ""}${object.method} (${columnsOfKeys(object)})${object.predicate === null ? "" : ` where ${object.predicate}`}`;
    case "policy":
      return `${object.permissive ? "" : "restrictive, "}for ${object.command} to ${object.roles.join(", ")}`;
    default:
      return "";
  }
}

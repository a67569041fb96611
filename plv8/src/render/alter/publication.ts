import { listItems } from "../../catalog/list-items.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent, unquoteIdent } from "../names.ts";
import { because, type Alter } from "./alteration.ts";
import { takeClause } from "./read-definition.ts";

type Parts = { readonly everything: boolean; readonly items: readonly string[]; readonly options: ReadonlyMap<string, string> };

/** What an option is when nothing is said. */
const born: Readonly<Record<string, string>> = {
  publish_via_partition_root: "false",
  publish_generated_columns: "none",
  publish: "'insert, update, delete, truncate'",
};

/** Tables and schemas come and go one by one: subscribers see no moment without the publication. */
export const alterPublication: Alter<DefinedObject> = ({ before, after }) => {
  const [former, later] = [partsOf(before), partsOf(after)];
  if (former.everything !== later.everything) return because("Postgres can't change whether a publication is for all tables");
  const alter = `alter publication ${quoteIdent(after.name)}`;
  const changed = new Map(
    [...new Set([...former.options.keys(), ...later.options.keys()])]
      .map((name) => [name, later.options.get(name) ?? born[name] ?? ""] as const)
      .filter(([name, value]) => (former.options.get(name) ?? born[name]) !== value),
  );
  return [
    ...former.items.filter((item) => !later.items.includes(item)).map((item) => `${alter} drop ${nameOf(item)}`),
    ...later.items
      .filter((item) => !former.items.includes(item))
      .map((item) => `${alter} add ${item.replace(/^TABLE ONLY/u, "table only").replace(/^TABLES IN SCHEMA/u, "tables in schema")}`),
    ...(changed.size === 0 ? [] : [`${alter} set (${[...changed].map(([name, value]) => `${name} = ${value}`).join(", ")})`]),
  ];
};

/** What a publication says of one table, said again: its columns and its condition are about what bears their names then. */
export function tellTable(publication: DefinedObject, table: string): readonly string[] {
  const alter = `alter publication ${quoteIdent(publication.name)}`;
  return partsOf(publication)
    .items.filter((item) => nameOf(item) === `table only ${table}`)
    .flatMap((item) => [`${alter} drop ${nameOf(item)}`, `${alter} add ${item.replace(/^TABLE ONLY/u, "table only")}`]);
}

/** For all tables, those too that nobody has thought of. */
export function publishesAll(publication: DefinedObject): boolean {
  return partsOf(publication).everything;
}

/** Does it publish inserts, updates, or deletes, of one of these tables: by its name, its schema or with all others? */
export function publishes(
  publication: DefinedObject,
  action: "insert" | "update" | "delete",
  tables: readonly { readonly schema: string; readonly name: string }[],
): boolean {
  const { everything, items, options } = partsOf(publication);
  if (!(options.get("publish") ?? born["publish"] ?? "").includes(action)) return false;
  const said = new Set(items.map(nameOf));
  return (
    everything || tables.some(({ schema, name }) => said.has(`table only ${qualifiedName(schema, name)}`) || said.has(`tables in schema ${quoteIdent(schema)}`))
  );
}

/** What each item that names one of these tables says: the columns that are sent (null: all), and of which rows (null: of all). */
export function publishedOf(
  publication: DefinedObject,
  tables: readonly { readonly schema: string; readonly name: string }[],
): readonly { readonly columns: readonly string[] | null; readonly condition: string | null }[] {
  const said = new Set(tables.map(({ schema, name }) => `table only ${qualifiedName(schema, name)}`));
  return partsOf(publication).items.flatMap((item) => {
    const name = nameOf(item);
    if (!said.has(name)) return [];
    const rest = item.slice(name.length);
    const columns = /^ \((?:"(?:[^"]|"")*"|[^")])*\)/u.exec(rest)?.[0];
    const condition = rest.slice(columns?.length ?? 0).replace(/^ WHERE /u, "");
    return [
      { columns: columns === undefined ? null : listItems(columns.slice(" (".length, -1)).map(unquoteIdent), condition: condition === "" ? null : condition },
    ];
  });
}

function partsOf({ definition, name }: DefinedObject): Parts {
  const { rest, inside } = takeClause(definition ?? "", "with");
  const head = rest.slice(`CREATE PUBLICATION ${quoteIdent(name)}`.length).trim();
  const everything = head === "FOR ALL TABLES";
  const options = listItems(inside ?? "").map((item) => [item.slice(0, item.indexOf(" = ")), item.slice(item.indexOf(" = ") + 3)] as const);
  return { everything, items: everything || head === "" ? [] : listItems(head.slice("FOR ".length)), options: new Map(options) };
}

/** Without the columns and the condition. */
function nameOf(item: string): string {
  if (item.startsWith("TABLES IN SCHEMA")) return `tables in schema${item.slice("TABLES IN SCHEMA".length)}`;
  return `table only ${/^TABLE ONLY ((?:"(?:[^"]|"")*"|[^".\s(]+)\.(?:"(?:[^"]|"")*"|[^".\s(]+))/u.exec(item)?.[1] ?? ""}`;
}

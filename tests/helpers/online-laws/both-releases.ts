import { qualifiedName, quoteIdent } from "../../../plv8/src/render/names.ts";
import { ancestorsOf } from "../../../plv8/src/catalog/ancestors-of.ts";
import { byAddress } from "../../../plv8/src/catalog/by-address.ts";
import type { Catalog, ColumnObject, TableObject } from "../../../plv8/src/types/catalog.ts";
import type { OnlinePair } from "./check-online.ts";

/**
 * Statements that both releases may say, and that run before anything is changed: the former one's until the plan is completed, and of these what is wished to
 * work later too.
 */
export async function bothReleases({
  application,
  before,
  after,
  renames,
}: Pick<OnlinePair, "application" | "before" | "after" | "renames">): Promise<{ readonly former: readonly string[]; readonly later: readonly string[] }> {
  const renamed = new Set(renames.map(({ from }) => from));
  const ruled = ruledAnew(before, after);
  const triggered = triggeredAnew(before, after);
  const former: string[] = [];
  const later: string[] = [];
  for (const { address, statement } of statementsOf(before)) {
    if (
      !(await works(application, statement)) ||
      !(await works(application, statement)) ||
      address.some((each) => ruled.has(each)) ||
      (statement.startsWith("update ") && address.some((each) => triggered.has(each))) ||
      [...renamed].some((from) => address.some((each) => each === from || from.startsWith("schema:") || /^(?:view|materialized_view):/u.test(from)))
    )
      continue;
    former.push(statement);
    if (address.every((each) => after.objects.some((object) => object.address === each))) later.push(statement);
  }
  return { former, later };
}

/** Said twice, it may fail: a trigger may keep what it must not keep again. */
function works(application: OnlinePair["application"], statement: string): Promise<boolean> {
  return application.query(statement).then(
    () => true,
    () => false,
  );
}

/** Tables and views for which a rule comes that says what statements do there: it may be that they fail. */
function ruledAnew(before: Catalog, after: Catalog): ReadonlySet<string> {
  const stood = new Set(before.objects.flatMap((object) => (object.kind === "rule" ? [`${object.address} ${object.definition ?? ""}`] : [])));
  return new Set(
    after.objects.flatMap((object) => (object.kind === "rule" && !stood.has(`${object.address} ${object.definition ?? ""}`) ? object.depends_on : [])),
  );
}

/** Tables, and partitions of these, for which a trigger comes that says what a write leaves there: of the values that stand nothing can be told then. */
function triggeredAnew(before: Catalog, after: Catalog): ReadonlySet<string> {
  const triggersIn = ({ objects }: Catalog): readonly (readonly [table: string, definition: string])[] =>
    objects.flatMap((object) => (object.kind === "trigger" ? [[`table:${qualifiedName(object.schema, object.table)}`, object.definition] as const] : []));
  const stood = new Set(triggersIn(before).map(([, definition]) => definition));
  const anew = new Set(triggersIn(after).flatMap(([table, definition]) => (stood.has(definition) ? [] : [table])));
  const tables = byAddress(after);
  const above = (table: TableObject): readonly string[] => [table, ...ancestorsOf(tables, table)].map(({ address }) => address);
  return new Set(after.objects.flatMap((object) => (object.kind === "table" && above(object).some((each) => anew.has(each)) ? [object.address] : [])));
}

type Said = { readonly address: readonly string[]; readonly statement: string };

function statementsOf(catalog: Catalog): readonly Said[] {
  return catalog.objects.flatMap((object): readonly Said[] => {
    if (object.kind !== "table" && object.kind !== "view" && object.kind !== "materialized_view") return [];
    const name = qualifiedName(object.schema, object.name);
    const count = { address: [object.address], statement: `select count(*) from ${name}` };
    if (object.kind !== "table" || object.of_type !== undefined) return [count];
    const columns = catalog.objects.filter(
      (each): each is ColumnObject =>
        each.kind === "column" && each.schema === object.schema && each.table === object.name && each.generated === null && each.identity === null,
    );
    return [
      count,
      ...columns.slice(0, 3).map((column) => ({
        address: [object.address, column.address],
        statement: `update ${name} set ${quoteIdent(column.name)} = ${quoteIdent(column.name)}`,
      })),
    ];
  });
}

/**
 * Fills the tables of a design with made-up rows that keep every key, check and sum: rows are proposed in numbers, and Postgres itself keeps those that the
 * checks allow. Keys are chosen within the tenant. For judging indexes and sizes: as many rows as said in the largest table, the others in proportion.
 */
import type pg from "pg";
import type { Declared } from "../../../plv8/src/ops/declare.ts";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { script } from "../../../plv8/src/render/script.ts";
import { fillTable } from "./fill-table.ts";
import { keepRepeats, keepSums } from "./keep-sums.ts";
import { wantedTables } from "./wanted-tables.ts";

/** Which statements wait until the rows are there: keys and checks then look at every row, and indexes are built in one go. */
const later = /^(?:alter table (?:only )?\S+ add constraint|create index|alter index|create (?:constraint )?trigger|comment on)/i;
const isKey = /(?:PRIMARY KEY|UNIQUE|EXCLUDE)/;

/** Makes the schema, fills it, closes it. Returns how many rows each table got. */
export async function fillDesign(session: pg.Client, { model, design }: Declared, largest: number): Promise<ReadonlyMap<string, number>> {
  const { statements } = script(design.catalog);
  const isLate = (statement: string): boolean => later.test(statement) && !(isKey.test(statement) && !/FOREIGN KEY/.test(statement));
  for (const statement of statements.filter((each) => !isLate(each))) await run(session, statement);
  // Parents are joined one after the other, as written, and hashed: by number within the tenant, never all rows of a tenant with each other.
  await session.query("set join_collapse_limit = 1; set enable_nestloop = off; set enable_mergejoin = off; set work_mem = '64MB'");
  const tables = wantedTables({ model, design }, largest);
  const counts = new Map<string, number>();
  for (const table of tables) {
    counts.set(table.table.name, await fillTable(session, table, { model, design }));
    await keepSums(session, table.table.name, { model, design });
    await keepRepeats(session, table.table.name, { model, design });
  }
  // Rows that were written twice leave no holes: what is measured afterwards is what a load would leave.
  const filled = tables.map(({ table }) => `${quoteIdent(table.schema)}.${quoteIdent(table.name)}`).join(", ");
  await session.query(`vacuum full ${filled}`);
  for (const statement of statements.filter(isLate)) await run(session, statement);
  for (const object of design.catalog.objects)
    if (object.kind === "materialized_view") await session.query(`refresh materialized view ${quoteIdent(object.schema)}.${quoteIdent(object.name)}`);
  // As after a night: what an index alone can answer, it answers.
  await session.query(`vacuum (analyze) ${filled}`);
  await session.query("reset join_collapse_limit; reset enable_nestloop; reset enable_mergejoin; reset work_mem");
  return counts;
}

async function run(session: pg.Client, statement: string): Promise<void> {
  await session.query(statement).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${statement.slice(0, 2000)}`);
  });
}

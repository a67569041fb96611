import { stringify } from "yaml";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { Rename } from "../../../plv8/src/diff/rename-map.ts";
import type { Design } from "../../../plv8/src/types/design.ts";
import type { Compiler } from "../../compiler.ts";
import { withScratch } from "../../scratch/with-scratch.ts";
import { LOADER } from "../../sql-input/read-desired.ts";
import type { Draft, Loss } from "./document.ts";
import { inferModel } from "./infer-model.ts";
import { lossReport } from "./loss-report.ts";
import { settleModel } from "./settle-model.ts";

export type DumpedModel = {
  readonly document: Draft;
  readonly text: string;
  /** Objects that the model gives otherwise or not at all, by address; exact: its design was built and compared. */
  readonly loss: readonly Loss[];
  /** What was inferred and is no sound model, in sentences. */
  readonly refused: readonly string[];
};

/** The model of a schema's tables. Its design is built on a scratch server of the same major, so that the loss is what Postgres says it is. */
export async function dumpModel(
  compiler: Compiler,
  catalog: Catalog,
  schema: string,
  server: { readonly major: number; readonly url: string | null },
): Promise<DumpedModel> {
  const settings = { schema, owner: LOADER, application_roles: [], major: server.major };
  const { draft, design, refused } = settleModel(compiler, inferModel(catalog, schema), settings);
  const built = await withScratch(server, async (db) => {
    await db.loadCatalog(design.catalog);
    return db.readCatalog([schema]);
  });
  return { document: draft, text: stringify(draft, { lineWidth: 160 }), loss: lossReport(compiler, built, catalog, schema, renamesOf(design)), refused };
}

/** Columns that the model calls otherwise, by their addresses in the model and in the database. */
function renamesOf(design: Design): readonly Rename[] {
  return design.evolve.flatMap(({ column, forward }) =>
    forward === null ? [] : [{ from: column, to: `${column.slice(0, column.lastIndexOf("."))}.${forward}` }],
  );
}

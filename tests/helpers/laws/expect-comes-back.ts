import type pg from "pg";
import { script } from "../../../plv8/src/render/script.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import { Broken } from "./broken.ts";
import { expectSame } from "./expect-same.ts";

/** Law 1: a database of the script's own, which holds the same catalog; throws `Broken`. */
export async function expectComesBack(database: () => Promise<pg.Client>, catalog: Catalog): Promise<pg.Client> {
  const again = await database();
  const made = script(catalog);
  if (made.missing.length > 0) throw new Broken(`law 1: no statement makes ${made.missing.join(", ")}`);
  for (const statement of made.statements)
    await again.query(statement).catch((error: Error) => {
      throw new Broken(`law 1: the script does not load: ${error.message}\n${statement}`);
    });
  expectSame("law 1: loaded again", await readCatalog(again, null), catalog);
  return again;
}

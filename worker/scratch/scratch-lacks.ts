/** What a catalog needs and a scratch server does not have. */
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { ScratchServer } from "./scratch-server.ts";

/**
 * Names, sorted, each with what to do: extensions (by version), tablespaces, languages, and objects that no script can make.
 * Empty when the whole catalog can be built there.
 */
export async function scratchLacks(server: ScratchServer, catalog: Catalog): Promise<readonly string[]> {
  const extensions = catalog.objects.filter((object) => object.kind === "other" && object.class === "extension").map((object) => object.name);
  const tablespaces = catalog.objects.flatMap((object) => (object.kind === "index" && object.tablespace !== null ? [object.tablespace] : []));
  const { rows } = await server.admin.query<{ lack: string }>(
    `select 'extension ' || n.name || ' (install its files on the scratch server)' as lack from pg_catalog.unnest($1::text[]) as n (name)
      where not exists (select from pg_catalog.pg_available_extensions as e where e.name = n.name)
     union
     select 'tablespace ' || n.name || ' (create it on the scratch server)' from pg_catalog.unnest($2::text[]) as n (name)
      where not exists (select from pg_catalog.pg_tablespace as t where t.spcname = n.name)
     order by lack`,
    [extensions, tablespaces],
  );
  const unscriptable = script(catalog).missing.map((address) => `${address} (no statement makes it yet)`);
  return [...rows.map((row) => row.lack), ...unscriptable];
}

/** What a catalog needs and a scratch server does not have. */
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { ScratchServer } from "./scratch-server.ts";

/**
 * Each by name, with the reason or what to do: extensions, tablespaces, languages, what only a superuser makes, what no statement makes.
 * Empty when the whole catalog can be built there.
 */
export async function scratchLacks(server: ScratchServer, catalog: Catalog): Promise<readonly string[]> {
  const extensions = catalog.objects.filter((object) => object.kind === "extension").map((object) => object.name);
  const tablespaces = catalog.objects.flatMap((object) => (object.kind === "index" && object.tablespace !== null ? [object.tablespace] : []));
  const own = catalog.objects.filter((object) => object.extension === null);
  const functions = own.flatMap((object) => (object.kind === "function" && object.routine !== "aggregate" ? [object] : []));
  const { rows } = await server.admin.query<{ lack: string }>(
    `select 'extension ' || n.name || ' (install its files on the scratch server)' as lack from pg_catalog.unnest($1::text[]) as n (name)
      where not exists (select from pg_catalog.pg_available_extensions as e where e.name = n.name)
     union
     select 'tablespace ' || n.name || ' (create it on the scratch server)' from pg_catalog.unnest($2::text[]) as n (name)
      where not exists (select from pg_catalog.pg_tablespace as t where t.spcname = n.name)
     union
     select n.address || ' (language ' || n.language || ' is not there or needs a superuser, and scratch works without)'
       from rows from (pg_catalog.unnest($3::text[]), pg_catalog.unnest($4::text[])) as n (address, language)
      where not exists (select from pg_catalog.pg_language as l where l.lanname = n.language and l.lanpltrusted)
     order by lack`,
    [extensions, tablespaces, functions.map((each) => each.address), functions.map((each) => each.language)],
  );
  const types = own
    .filter((object) => object.kind === "base_type")
    .map((object) => `${object.address} (a base type needs a superuser, and scratch works without)`);
  const subscriptions = own
    .filter((object) => object.kind === "subscription")
    .map((object) => `${object.address} (a subscription connects to another server, and scratch to none)`);
  const watching = own
    .filter((object) => object.kind === "event_trigger")
    .map((object) => `${object.address} (an event trigger needs a superuser, and scratch works without)`);
  const internal = own.filter((object) => object.kind === "function" && object.routine === "aggregate" && / STYPE = internal\b/u.test(object.definition));
  const unscriptable = script(catalog).missing.map((address) => `${address} (no statement makes it yet)`);
  const denied = internal.map((object) => `${object.address} (state of type internal needs a superuser, and scratch works without)`);
  return [...rows.map((row) => row.lack), ...denied, ...types, ...watching, ...subscriptions, ...unscriptable];
}

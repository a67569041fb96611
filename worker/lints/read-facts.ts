/** Reads what rules about a running server need. Read-only, works on a standby, by any login; what it may not see is left out. */
import type pg from "pg";
import type { IndexFacts, RuntimeFacts, TableFacts } from "../../plv8/src/lints/runtime-facts.ts";
import { withPinnedSettings, type On } from "../catalog/pinned-settings.ts";
import { ACCESS, COLLATIONS, COLUMNS, EXTENSIONS, INDEXES, SEQUENCES, SERVER, TABLES } from "./facts-queries.ts";

type Server = Pick<RuntimeFacts, "read_at" | "statistics_days" | "standby" | "replicas" | "autovacuum_freeze_max_age" | "superusers"> &
  RuntimeFacts["database"] & { readonly reads_access: boolean };

export async function readFacts(on: On): Promise<RuntimeFacts> {
  return withPinnedSettings(
    on,
    [
      ["search_path", "pg_catalog"],
      ["TimeZone", "UTC"],
    ],
    async (client) => {
      const server = (await client.query<Server>(SERVER)).rows[0];
      if (server === undefined) throw new Error("the server did not say which database this is");
      const { name, encoding, collation_version, collation_now, reads_access, ...rest } = server;
      return {
        ...rest,
        database: { name, encoding, collation_version, collation_now },
        tables: await byKey<TableFacts>(client, TABLES),
        indexes: await byKey<IndexFacts>(client, INDEXES),
        columns: await byKey<RuntimeFacts["columns"][string]>(client, COLUMNS),
        sequences: await byKey<RuntimeFacts["sequences"][string]>(client, SEQUENCES),
        extensions: (await client.query<RuntimeFacts["extensions"][number]>(EXTENSIONS)).rows,
        collations: (await client.query<NonNullable<RuntimeFacts["collations"]>[number]>(COLLATIONS)).rows,
        access: reads_access ? (await client.query<NonNullable<RuntimeFacts["access"]>[number]>(ACCESS)).rows : null,
      };
    },
  );
}

async function byKey<T>(client: pg.ClientBase, text: string): Promise<Readonly<Record<string, T>>> {
  const { rows } = await client.query<{ key: string; value: T }>(text);
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection";
import type { Pool } from "pg";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { personOfRequest } from "./auth.ts";
import { maskError } from "./errors.ts";
import { limitsPlugin } from "./plugins/limits-plugin.ts";
import { pageSizePlugin } from "./plugins/page-size-plugin.ts";
import { plainNamesPlugin } from "./plugins/plain-names-plugin.ts";
import { shownThingsPlugin } from "./plugins/shown-things-plugin.ts";
import { xid8Plugin } from "./plugins/xid8-plugin.ts";

/**
 * The GraphQL API over schema `arch`: reads are its views and tables, mutations are its verbs.
 * A request runs as `arch_user` with the verified person's id; all rights are checked in Postgres.
 */
export function makePreset(pool: Pool): GraphileConfig.Preset {
  return {
    extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
    // Rows are known by their own keys (`p_12`), not by opaque node ids.
    disablePlugins: ["NodePlugin"],
    plugins: [plainNamesPlugin, shownThingsPlugin, xid8Plugin, pageSizePlugin, limitsPlugin],
    // Nobody writes a governed table but through a verb.
    schema: { defaultBehavior: "-insert -update -delete -resource:connection:backwards" },
    gather: { installWatchFixtures: false },
    pgServices: [makePgService({ pool, schemas: ["arch"], pubsub: false })],
    grafast: {
      timeouts: { planning: 5_000, execution: 30_000 },
      context: (request) => ({
        pgSettings: {
          role: "arch_user",
          "arch.person": (request.node && personOfRequest(request.node.req)) ?? "",
          statement_timeout: "30s",
          idle_in_transaction_session_timeout: "60s",
        },
      }),
    },
    grafserv: {
      graphqlPath: "/graphql",
      graphiql: false,
      websockets: false,
      watch: false,
      maxRequestLength: 8_000_000,
      maskError: (error) => maskError(error),
    },
  };
}

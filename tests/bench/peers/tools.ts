/** The tools that are compared: each reads both databases, compares them and prints the statements. */
import { run as migra } from "@pgkit/migra";
import { extract, plan as deltaPlan, renderPlanFiles } from "@supabase/pg-delta";
import pg from "pg";
import { loadCompiler } from "../../../worker/compiler.ts";
import { planSides } from "../../../worker/compare/plan-sides.ts";
import { psqlScript } from "../../../worker/compare/psql-script.ts";
import { parseSide } from "../../../worker/compare/side.ts";

export type Tool = { readonly name: string; readonly script: (from: string, to: string) => Promise<string> };

const compiler = await loadCompiler();

const ours: Tool = {
  name: "data-architect",
  script: async (from, to) => {
    const planned = await planSides(parseSide(from), parseSide(to), {
      compiler,
      scratch_url: null,
      major: null,
      schema: "public",
      database_url: null,
      schemas: [],
      renames: [],
      size: null,
      plain: true,
    });
    return psqlScript("bench", planned.owner, planned.steps, planned.output.changes);
  },
};

const delta: Tool = {
  name: "pg-delta 1.0.0-alpha.34",
  script: async (from, to) => {
    const pools = [from, to].map((url) => new pg.Pool({ connectionString: url }));
    try {
      const [left, right] = await Promise.all(pools.map((pool) => extract(pool)));
      if (left === undefined || right === undefined) throw new Error("pg-delta read nothing");
      return renderPlanFiles(deltaPlan(left.factBase, right.factBase), { allowDrops: true })
        .files.map((file) => file.contents)
        .join("\n");
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
    }
  },
};

let runs = 0;

const pgkit: Tool = {
  name: "migra 0.6.1",
  // A connection of its own each time: it warns of a second one with the same words.
  script: async (from, to) =>
    (
      await migra(`${from}?application_name=${String(++runs)}`, `${to}?application_name=${String(runs)}`, {
        unsafe: true,
        createExtensionsOnly: false,
        ignoreExtensionVersions: false,
        withPrivileges: true,
        forceUtf8: false,
      })
    ).sql,
};

export const tools: readonly Tool[] = [ours, delta, pgkit];

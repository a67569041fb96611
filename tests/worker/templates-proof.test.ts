/** Every template, planned from nothing and proved on a scratch server: forward to what was designed, and back. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import type { PlanOutput, Step } from "../../plv8/src/types/plan.ts";
import { loadCompiler, type Compiler } from "../../worker/compiler.ts";
import type { WorkerConfig } from "../../worker/config.ts";
import { NO_HOOKS, type WorkerContext } from "../../worker/context.ts";
import { openPool, type Database } from "../../worker/db.ts";
import { silentLogger } from "../../worker/log.ts";
import { provePlan } from "../../worker/proof/prove-plan.ts";
import { closeScratchServers } from "../../worker/scratch/with-scratch.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

const folder = new URL("../../plv8/src/templates/", import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .sort();

afterAll(closeScratchServers);

describe.each(majors())("a proof on Postgres %i", (major) => {
  const database = useDatabase({ major });
  let db: Database;
  let compiler: Compiler;
  let context: WorkerContext;

  beforeAll(async () => {
    db = openPool(database.url, "test", 2);
    compiler = await loadCompiler();
    context = {
      config: { scratch_url: null } as WorkerConfig,
      db,
      compiler,
      logger: silentLogger,
      hooks: NO_HOOKS,
      worker: () => "test",
      stopping: new AbortController().signal,
    };
  });
  afterAll(() => db.end());

  test.each(files)(
    "of %s holds forward and back",
    async (file) => {
      const settings: DesignSettings = { schema: "t", owner: "template_owner", application_roles: ["template_app"], major };
      const base: Catalog = {
        canon: 1,
        objects: [{ kind: "schema", address: "schema:t", name: "t", owner: settings.owner, grants: [], comment: null, depends_on: [], extension: null }],
      };
      const { design: declared, model_digest } = compiler.value<{ design: Design; model_digest: string }>("declare", {
        document: readFileSync(new URL(file, folder), "utf8"),
        settings,
        former: null,
      });
      const plan = compiler.value<PlanOutput>("plan", { project: "t", applied: null, declared, live: base, sizes: {}, model_digest });
      const proof = await provePlan(context, {
        plan: "p_1",
        project: "t",
        owner: settings.owner,
        application_roles: ["template_app"],
        schemas: ["t"],
        base_catalog: base,
        applied: null,
        declared,
        changes: [...plan.changes],
        model_digest,
        steps: plan.steps.map((text) => JSON.parse(text) as Step),
        bodies: [...plan.steps],
      });
      expect(proof).toMatchObject({ ok: true, differences: [], missing: [], error: null });
    },
    60_000,
  );
});

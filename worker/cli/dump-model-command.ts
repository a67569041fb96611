/** `data-architect dump --model`: the model that a database's tables allow to infer, and what it does not say. */
import { join } from "node:path";
import { readCatalog } from "../catalog/read-catalog.ts";
import { loadCompiler } from "../compiler.ts";
import { requireSchemas, schemasOf } from "../compare/read-sides.ts";
import { openPool } from "../db.ts";
import { dumpModel, type DumpedModel } from "../dump/model/dump-model.ts";
import { closeScratchServers } from "../scratch/with-scratch.ts";
import { counted } from "./counted.ts";
import type { DumpFlags } from "./dump-command.ts";
import { EXIT } from "./exit.ts";
import { requireEmptyFolder } from "./empty-folder.ts";
import type { Output } from "./output.ts";
import { writeWhole } from "./write-whole.ts";

export async function dumpModelCommand(url: string, flags: DumpFlags, scratch_url: string | null, output: Output): Promise<number> {
  if (flags.out !== undefined) await requireEmptyFolder(flags.out);
  const pool = openPool(url, "data-architect dump", 1);
  try {
    const catalog = await readCatalog(pool, flags.schema === undefined || flags.schema.length === 0 ? null : flags.schema);
    requireSchemas(flags.schema ?? [], [catalog]);
    const schemas = schemasOf(catalog);
    const [schema, ...others] = schemas;
    if (schema === undefined || others.length > 0) {
      output.note(
        `error: a model is of one schema; ${schema === undefined ? "there is nothing here to make one of" : `say which with --schema: ${schemas.join(", ")}`}`,
      );
      return EXIT.refused;
    }
    const { rows } = await pool.query<{ major: number }>("select pg_catalog.current_setting('server_version_num')::int / 10000 as major");
    const dumped = await dumpModel(await loadCompiler(), catalog, schema, { major: rows[0]?.major ?? 18, url: scratch_url });
    await write(dumped, flags.out, output);
    output.note(
      `${counted(Object.keys(dumped.document.entities).length, "entity", "entities")}; ${dumped.loss.length === 0 ? "the model gives the schema back as it is" : `${counted(dumped.loss.length, "object is", "objects are")} not as the model gives ${dumped.loss.length === 1 ? "it" : "them"}`}`,
    );
    return EXIT.ok;
  } finally {
    await pool.end().catch(() => undefined);
    await closeScratchServers();
  }
}

async function write(dumped: DumpedModel, folder: string | undefined, output: Output): Promise<void> {
  const report = [
    ...dumped.refused.map((line) => `not sound in a model: ${line}`),
    ...dumped.loss.map(({ address, why }) => `${address.replace(":", " ")} ${why}`),
  ];
  const value = { model: dumped.document, loss: dumped.loss, refused: dumped.refused };
  if (folder === undefined) {
    output.result(dumped.text, value);
    for (const line of report) output.note(line);
    return;
  }
  await writeWhole(folder, [
    { path: "model.yaml", text: dumped.text },
    { path: "loss.txt", text: report.map((line) => `${line}\n`).join("") },
  ]);
  output.result([join(folder, "model.yaml"), join(folder, "loss.txt")].join("\n"), value);
}

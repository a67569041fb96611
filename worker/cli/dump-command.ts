/** `data-architect dump`: a database's schemas as SQL: a folder with a file per object, or one script. */
import { join } from "node:path";
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import { requireSchemas } from "../compare/read-sides.ts";
import { openPool } from "../db.ts";
import { dumpFiles } from "../dump/dump-files.ts";
import { counted } from "./counted.ts";
import { EXIT } from "./exit.ts";
import { requireEmptyFolder } from "./empty-folder.ts";
import type { Output } from "./output.ts";
import { writeWhole } from "./write-whole.ts";

export type DumpFlags = {
  readonly out?: string;
  readonly schema?: readonly string[];
  readonly owner?: boolean;
  readonly privileges?: boolean;
  readonly model?: boolean;
};

export async function dumpCommand(url: string, flags: DumpFlags, output: Output): Promise<number> {
  if (flags.out !== undefined) await requireEmptyFolder(flags.out);
  const pool = openPool(url, "data-architect dump", 1);
  const read = await readCatalog(pool, flags.schema === undefined || flags.schema.length === 0 ? null : flags.schema).finally(() =>
    pool.end().catch(() => undefined),
  );
  requireSchemas(flags.schema ?? [], [read]);
  const catalog = without(read, flags);
  const { files, missing } = dumpFiles(catalog);
  for (const address of missing) output.note(`left out: ${address.replace(":", " ")}: no statement makes it`);
  if (flags.out === undefined) {
    output.result(
      script(catalog)
        .statements.map((statement) => `${statement};\n`)
        .join("\n"),
      { objects: catalog.objects.length, files: files.map((file) => file.path), missing },
    );
    return EXIT.ok;
  }
  await writeWhole(flags.out, files);
  output.result("", { objects: catalog.objects.length, files: files.map((file) => join(flags.out ?? "", file.path)), missing });
  output.note(
    `${counted(catalog.objects.length, "object")} in ${counted(files.length, "file")} under ${flags.out}${missing.length === 0 ? "" : `; ${String(missing.length)} left out`}`,
  );
  return EXIT.ok;
}

function without(catalog: Catalog, flags: DumpFlags): Catalog {
  if (flags.owner !== false && flags.privileges !== false) return catalog;
  return {
    ...catalog,
    objects: catalog.objects
      .filter(({ kind }) => kind !== "privileges" || flags.privileges !== false)
      .map((object) => ({
        ...object,
        ...(flags.owner === false ? { owner: null } : {}),
        ...(flags.privileges === false ? { grants: [] } : {}),
      })),
  };
}

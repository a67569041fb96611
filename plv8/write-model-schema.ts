/** Writes `docs/reference/model.schema.json`: the model document for editors. Run: `make docs`. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { modelJsonSchema } from "./src/model/json-schema.ts";

/** The committed JSON Schema. */
export const modelSchemaPath = fileURLToPath(new URL("../docs/reference/model.schema.json", import.meta.url));

/** The file's text as it must be committed. */
export function modelSchemaText(): string {
  return `${JSON.stringify(modelJsonSchema(), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(dirname(modelSchemaPath), { recursive: true });
  await writeFile(modelSchemaPath, modelSchemaText());
  process.stdout.write("docs/reference/model.schema.json\n");
}

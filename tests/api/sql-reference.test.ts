import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { expect, test } from "vitest";
import { sqlReference } from "../../worker/docs/sql-reference.ts";
import { useDatabase } from "../helpers/database.ts";
import { installedTemplate } from "../helpers/installed.ts";
import { newestMajor } from "../helpers/majors.ts";

const database = useDatabase({ template: () => installedTemplate() });

test.skipIf(newestMajor() !== 18)("the committed SQL reference says what the comments say (written on 18; run `make docs`)", async () => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    expect(await readFile(new URL("../../docs/reference/sql.md", import.meta.url), "utf8")).toBe(await sqlReference(client));
  } finally {
    await client.end();
  }
});

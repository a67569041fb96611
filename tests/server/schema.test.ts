import { lexicographicSortSchema, parse, printSchema } from "postgraphile/graphql";
import { Pool } from "pg";
import { postgraphile } from "postgraphile";
import { expect, test } from "vitest";
import { makePreset } from "../../server/graphile.config.ts";
import { useDatabase } from "../helpers/database.ts";
import { installedTemplate, ourLogin } from "../helpers/installed.ts";
import { newestMajor } from "../helpers/majors.ts";

const database = useDatabase({ template: () => installedTemplate() });

async function sdl(): Promise<string> {
  const pool = new Pool({ connectionString: database.urlOf(await ourLogin("arch_server")) });
  pool.on("error", () => undefined);
  const api = postgraphile(makePreset(pool));
  try {
    return `${printSchema(lexicographicSortSchema(await api.getSchema()))}\n`;
  } finally {
    await api.release();
  }
}

test.skipIf(newestMajor() !== 18)("the committed GraphQL schema is what the server shows (written on 18; `make docs` writes it)", async () => {
  await expect(await sdl()).toMatchFileSnapshot("../../docs/reference/schema.graphql");
});

test("nothing internal is shown, and every change is a verb", async () => {
  const document = parse(await sdl());
  const fields = (type: string): string[] =>
    document.definitions
      .flatMap((each) => (each.kind === "ObjectTypeDefinition" && each.name.value === type ? (each.fields ?? []) : []))
      .map((field) => field.name.value);
  for (const name of ["eventOutboxes", "eventSeals", "ddlEvents", "planTransitions", "await"])
    expect([...fields("Query"), ...fields("Mutation")]).not.toContain(name);
  expect(fields("Mutation").filter((name) => /^(create|update|delete|upsert)[A-Z]/.test(name))).toEqual([]);
  expect(fields("Token")).not.toContain("sha256");
  expect(fields("PersonName")).not.toContain("email");
  expect(fields("RunStep")).not.toContain("secretSha256");
  for (const name of ["check", "declare", "plan", "submit", "approve", "reject", "apply"]) expect(fields("Mutation")).toContain(name);
});

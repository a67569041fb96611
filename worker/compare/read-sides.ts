/** Reads both sides of a comparison into catalogs that can be compared: of one major, in the normal form that Postgres gives, with the same schemas. */
import type pg from "pg";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import type { SizeClass } from "../../plv8/src/types/plan.ts";
import type { KnownObjects } from "../catalog/compose-object.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import type { Compiler } from "../compiler.ts";
import { openPool } from "../db.ts";
import { withScratch } from "../scratch/with-scratch.ts";
import { LOADER, readDesired, type Desired } from "../sql-input/read-desired.ts";
import type { SqlIssue } from "../sql-input/sql-issue.ts";
import { readSources, type SqlSource } from "../sql-input/sql-source.ts";
import { readSizes } from "../tasks/read-sizes.ts";
import { DEFAULT_MAJOR, WrongUsage } from "../wrong-usage.ts";
import { readModelSide } from "./read-model-side.ts";
import { sideName, type Side } from "./side.ts";

export type ReadSide = {
  readonly side: Side;
  readonly catalog: Catalog;
  /** Null where nothing has rows: SQL, models. */
  readonly sizes: Readonly<Record<string, SizeClass>> | null;
  /** Only of SQL. */
  readonly desired: Desired | null;
  readonly sources: readonly SqlSource[];
  /** Only of a model: its ids tell renames. */
  readonly design: Design | null;
  readonly warnings: readonly SqlIssue[];
};

export type ReadOptions = {
  readonly compiler: Compiler;
  readonly scratch_url: string | null;
  readonly major: number | null;
  /** Where unqualified names go. */
  readonly schema: string;
  /** For stored versions. */
  readonly database_url: string | null;
  /** For both sides of a comparison. */
  readonly known?: KnownObjects;
};

/** A side that can't be read for a reason the user can mend. */
export class UnreadableSide extends Error {
  readonly issues: readonly SqlIssue[];
  readonly sources: readonly SqlSource[];
  constructor(message: string, issues: readonly SqlIssue[] = [], sources: readonly SqlSource[] = []) {
    super(message);
    this.name = "UnreadableSide";
    this.issues = issues;
    this.sources = sources;
  }
}

/** Postgres major of the first side that has a server of its own; else what was asked for. */
export async function majorOf(sides: readonly Side[], options: Pick<ReadOptions, "major" | "database_url">): Promise<number> {
  for (const side of sides) {
    const url = side.kind === "database" ? side.url : side.kind === "stored" ? options.database_url : null;
    if (url === null) continue;
    const major = await withPool(url, async (pool) =>
      Number((await pool.query<{ n: string }>("select pg_catalog.current_setting('server_version_num') as n")).rows[0]?.n ?? 0),
    );
    return Math.floor(major / 10000);
  }
  return options.major ?? DEFAULT_MAJOR;
}

/** `major`: of the server that SQL or a model is made for; a database is read without waiting for it. `schemas` null: all of them. */
export async function readSide(side: Side, major: number | Promise<number>, schemas: readonly string[] | null, options: ReadOptions): Promise<ReadSide> {
  const plain = { side, sizes: null, desired: null, sources: [], design: null, warnings: [] };
  switch (side.kind) {
    case "database":
      return withPool(side.url, async (pool) => {
        const catalog = await readCatalog(pool, schemas, options.known === undefined ? {} : { known: options.known });
        return { ...plain, catalog, sizes: await readSizes(pool, schemasOf(catalog)) };
      });
    case "stored": {
      const design = await storedDesign(side.project, side.version, options.database_url);
      return { ...plain, design, catalog: await normalForm(design.catalog, await major, options) };
    }
    case "model": {
      const { composeModel } = await import("../model/compose-model.ts");
      const design = readModelSide(options.compiler, side.path, (await composeModel(side.path)).text, await major, options.schema);
      return { ...plain, design, catalog: await normalForm(design.catalog, await major, options) };
    }
    case "sql": {
      const sources = await readSources([side.path]);
      const read = await withScratch({ major: await major, url: options.scratch_url }, (db) =>
        readDesired(db, sources, { schema: options.schema, order: "any" }),
      );
      if (!read.ok) throw new UnreadableSide(`${sideName(side)} can't be loaded`, read.issues, sources);
      return { ...plain, catalog: read.value.catalog, desired: read.value, sources, warnings: read.warnings };
    }
    default:
      return side satisfies never;
  }
}

/** What a designer or another major wrote, as this major's Postgres writes it. */
async function normalForm(catalog: Catalog, major: number, options: ReadOptions): Promise<Catalog> {
  return withScratch({ major, url: options.scratch_url }, async (db) => {
    await db.loadCatalog(catalog);
    return db.readCatalog(schemasOf(catalog));
  });
}

async function storedDesign(project: string, version: number | null, url: string | null): Promise<Design> {
  if (url === null) throw new UnreadableSide(`${project}@… is a version stored in a database: say which with --database-url`);
  const { rows } = await withPool(url, (pool) =>
    pool.query<{ design: Design }>(
      `select m.design
       from arch.model_versions as m
      where m.project = $1
        and m.version = coalesce($2, (select s.version from arch.schema_versions as s where s.project = $1 and s.state = 'current'))`,
      [project, version],
    ),
  );
  const design = rows[0]?.design;
  if (design === undefined)
    throw new UnreadableSide(
      `there is no ${version === null ? "applied version" : `version ${String(version)}`} of ${project} there that this login may see; data-architect versions ${project} lists them`,
    );
  return design;
}

async function withPool<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openPool(url, "data-architect diff", 1);
  try {
    return await work(pool);
  } finally {
    await pool.end().catch(() => undefined);
  }
}

export function schemaOf(object: CatalogObject): string | null {
  return object.kind === "schema" ? object.name : object.schema;
}

const spokenOf = new WeakMap<Catalog["objects"], readonly string[]>();

/** Schemas that a catalog speaks of, sorted; `public` only where something stands in it. Found once for each list of objects. */
export function schemasOf({ objects }: Catalog): readonly string[] {
  let schemas = spokenOf.get(objects);
  if (schemas === undefined)
    spokenOf.set(
      objects,
      (schemas = [...new Set(objects.filter((object) => object.address !== "schema:public").map(schemaOf))].filter((name) => name !== null).sort()),
    );
  return schemas;
}

/** Throws where an asked schema is in none of the catalogs: a comparison or judgement of nothing would look like a good one. */
export function requireSchemas(asked: readonly string[], catalogs: readonly Catalog[]): void {
  const there = new Set(catalogs.flatMap((catalog) => catalog.objects.map(schemaOf)));
  const missing = asked.filter((name) => !there.has(name));
  if (missing.length > 0)
    throw new WrongUsage(
      `there is no schema ${missing.join(", ")} ${catalogs.length > 1 ? "on either side" : "here"}`,
      "correct --schema; names are as Postgres keeps them: lower case unless they were quoted",
    );
}

export { LOADER };

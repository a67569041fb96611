/** SQL text to a model version: a design whose catalog is what Postgres made of the text. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../plv8/src/catalog/canonical-json.ts";
import { withObjects } from "../../plv8/src/catalog/with-objects.ts";
import { unsaidPrivileges } from "../../plv8/src/diff/unsaid-privileges.ts";
import { lintWish, type ProposedLint } from "../../plv8/src/lints/lint-wish.ts";
import type { Rename } from "../../plv8/src/diff/rename-map.ts";
import { underRenames } from "../../plv8/src/diff/under-renames.ts";
import { qualifiedName, quoteIdent } from "../../plv8/src/render/names.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import { withScratch } from "../scratch/with-scratch.ts";
import { designIds } from "./design-ids.ts";
import { tagOf } from "./judge-statement.ts";
import { namesMade } from "./load-failure.ts";
import { proposeRenames } from "./propose-renames.ts";
import { knownNames, resolvedHint } from "./known-names.ts";
import { targetsOf, type Target } from "./rename-targets.ts";
import { makesNothing } from "./makes-nothing.ts";
import { LOADER, readDesired, type Desired } from "./read-desired.ts";
import { issueAt, type SqlIssue, type SqlResult } from "./sql-issue.ts";
import type { SqlSource } from "./sql-source.ts";
import { splitFiles } from "./split-files.ts";
import { toldValues } from "./told-values.ts";

export type DeclaredSql = {
  readonly model: { readonly language: "sql" | "baseline"; readonly files: readonly string[]; readonly objects: number };
  readonly model_digest: string;
  readonly name: string;
  readonly design: Design;
  /** What the static rules say of what the text makes. */
  readonly lints: readonly ProposedLint[];
};

export type DeclareInput = {
  readonly project: string;
  readonly document: string;
  readonly settings: DesignSettings;
  readonly schemas: readonly string[];
  readonly former: Design | null;
  readonly scratch_url: string | null;
};

export async function declareSql(input: DeclareInput): Promise<SqlResult<DeclaredSql>> {
  const sources = splitFiles(input.document);
  const { settings } = input;
  const read = await withScratch({ major: settings.major, url: input.scratch_url }, (db) =>
    readDesired(db, sources, { schema: settings.schema, order: "any", owner: settings.owner }, input.schemas),
  );
  if (!read.ok) return read;
  const nothing = wishesNothing(read.value, sources, settings.schema);
  if (nothing !== null) return { ok: false, issues: [nothing] };
  const outside = strangers(read.value, input.schemas);
  if (outside.length > 0) return { ok: false, issues: outside };
  const { catalog, warnings } = settled(read.value, input, sources);
  const ids = designIds(catalog, input.former, read.value.renames);
  if (!ids.ok) return ids;
  const told = toldValues(read.value.values, input.former?.catalog ?? { canon: 1, objects: [] }, catalog, renamesOf(read.value, input.former));
  if (told.issues.length > 0) return { ok: false, issues: told.issues };
  const wished: Design = { settings, catalog, ids: ids.value, evolve: told.evolve, decisions: [] };
  // What has been carried out is the same version still.
  const design =
    input.former !== null && digestOf({ ...wished, evolve: [] }) === digestOf({ ...input.former, evolve: [] })
      ? { ...wished, evolve: input.former.evolve }
      : wished;
  return {
    ok: true,
    value: declaredOf(
      "sql",
      input.project,
      design,
      input.former,
      sources.map((source) => source.name),
    ),
    warnings: [...read.warnings, ...warnings, ...extensionsOutside(read.value), ...proposals(read.value, catalog, input.former, settings.schema)],
  };
}

function digestOf({ catalog, ids, evolve }: Design): string {
  return createHash("sha256")
    .update(canonicalJson({ catalog, ids, ...(evolve.length === 0 ? {} : { evolve }) }))
    .digest("hex");
}

/** The same catalog, ids and rules for values are the same version, whatever the text looks like. */
export function declaredOf(language: "sql" | "baseline", project: string, design: Design, former: Design | null, files: readonly string[]): DeclaredSql {
  const model_digest = digestOf(design);
  return {
    model: { language, files, objects: design.catalog.objects.length },
    model_digest,
    name: project,
    design,
    lints: lintWish(design, former),
  };
}

/** Who means it says so with one statement. */
function wishesNothing(desired: Desired, [first]: readonly SqlSource[], schema: string): SqlIssue | null {
  if (first === undefined || !makesNothing(desired)) return null;
  const message = "nothing is declared here: no statement makes anything, and a plan for it would drop all that the project has";
  return issueAt(first, 0, {
    code: "sql.nothing",
    message,
    hint: `give the files that are meant; if all of it is to go, say: create schema ${quoteIdent(schema)};`,
  });
}

/** What the text makes outside of the project's schemas. */
function strangers(desired: Desired, schemas: readonly string[]): readonly SqlIssue[] {
  return desired.outside
    .filter((object) => object.kind !== "column")
    .flatMap((object) => {
      const statement = desired.script.statements.find((each) => namesMade(each.node).includes(object.name));
      if (statement === undefined && object.kind !== "schema") return [];
      const place = statement ?? desired.script.statements[0];
      if (place === undefined) return [];
      return [
        issueAt(
          place.source,
          place.start,
          {
            code: "sql.outside",
            message: `${object.address.replace(":", " ")} is outside of the project, which owns ${schemas.join(", ")}`,
            hint: "leave it out, or give its schema to the project with arch.project",
          },
          place.text,
        ),
      ];
    });
}

/** An extension in another schema is there for everybody: a project's plan does not make it. */
function extensionsOutside(desired: Desired): readonly SqlIssue[] {
  return desired.outside.flatMap((object) => {
    const statement = desired.script.statements.find((each) => each.verdict.kind === "extension" && each.verdict.name === object.name);
    if (!/^(?:other:)?extension:/.test(object.address) || statement === undefined) return [];
    return [
      issueAt(
        statement.source,
        statement.start,
        {
          code: "sql.extension-outside",
          severity: "warning",
          message: `extension ${object.name} stands outside of the project: plans rely on it and do not make it`,
          hint: "create it in the database first, as a role that may",
        },
        statement.text,
      ),
    ];
  });
}

/** What leaves and what comes may be one thing: said where it is made, with what to write. */
function proposals(desired: Desired, catalog: Catalog, former: Design | null, schema: string): readonly SqlIssue[] {
  if (former === null) return [];
  const places = desired.script.statements.flatMap((statement) => targetsOf(statement, schema).map((target) => ({ statement, target })));
  return proposeRenames(former.catalog, catalog, renamesOf(desired, former)).flatMap(({ from, to, hint: former_name, score }) => {
    const place = places.find(({ target }) => isTarget(target, to));
    if (place === undefined) return [];
    const message = `${from.replace(":", " ")} leaves and ${to.slice(to.indexOf(":") + 1)} comes, ${String(Math.round(score * 100))} % alike; as it stands the one is dropped and the other is made`;
    return [
      issueAt(place.statement.source, place.target.at, {
        code: "sql.rename-proposed",
        severity: "warning",
        message,
        hint: `if it is the same under another name, write before it, on a line of its own: -- @renamed from ${former_name}`,
      }),
    ];
  });
}

function isTarget(target: Target, address: string): boolean {
  const name =
    target.schema === null
      ? quoteIdent(target.name)
      : target.of === null
        ? qualifiedName(target.schema, target.name)
        : `${qualifiedName(target.schema, target.of)}.${quoteIdent(target.name)}`;
  return address === `${target.kind}:${name}` || (target.kind === "function" && address.startsWith(`function:${name}(`));
}

/** The hints that speak of something, by whole addresses. */
function renamesOf(desired: Desired, former: Design | null): readonly Rename[] {
  if (former === null) return [];
  const [before, after] = [knownNames(former.catalog), knownNames(desired.catalog)];
  return desired.renames.map((hint) => resolvedHint(hint, before, after)).filter(({ from, to }) => before.has(from) && after.has(to) && !after.has(from));
}

/** Everything has an owner; privileges that the text is silent about are the former version's. */
function settled(desired: Desired, input: DeclareInput, sources: readonly SqlSource[]): { readonly catalog: Catalog; readonly warnings: readonly SqlIssue[] } {
  const { settings, former } = input;
  const known = former === null ? new Map<string, CatalogObject>() : underRenames(former.catalog, desired.catalog, renamesOf(desired, former));
  const silent = !desired.script.statements.some((statement) => ["GrantStmt", "AlterDefaultPrivilegesStmt"].includes(tagOf(statement.node).tag));
  const foreign = new Set<string>();
  const objects = desired.catalog.objects.map((object): CatalogObject => {
    const there = known.get(object.address);
    return { ...object, owner: ownerOf(object, there, settings.owner, foreign), ...(silent && there !== undefined ? { grants: there.grants } : {}) };
  });
  const giving = desired.script.statements.find((statement) => statement.roles.some((role) => foreign.has(role.name)));
  const place = giving ?? (sources[0] === undefined ? undefined : { source: sources[0], start: 0, text: null });
  const said = (code: string, message: string, hint: string): readonly SqlIssue[] =>
    place === undefined ? [] : [issueAt(place.source, place.start, { code, severity: "warning", message, hint }, place.text)];
  const settledCatalog = { ...desired.catalog, objects };
  return {
    catalog: former === null ? settledCatalog : withObjects(settledCatalog, unsaidPrivileges(settledCatalog, former.catalog, silent)),
    warnings: [
      ...(foreign.size === 0
        ? []
        : said(
            "sql.owner",
            `owners ${[...foreign].sort().join(", ")} are not this project's: its objects belong to ${settings.owner}`,
            "leave OWNER TO out (pg_dump --no-owner)",
          )),
      ...(silent && former === null && settings.application_roles.length > 0
        ? said(
            "sql.no-grants",
            `the text grants nothing: ${settings.application_roles.join(", ")} can't use what it makes`,
            "say grant … to …, for each table that an application uses",
          )
        : []),
    ],
  };
}

function ownerOf(object: CatalogObject, there: CatalogObject | undefined, owner: string, foreign: Set<string>): string | null {
  if (/^(?:other:)?default.privileges:/.test(object.address)) return object.owner;
  if (object.owner === null || object.owner === owner || object.owner === "pg_database_owner") return object.owner;
  if (there?.owner != null && (object.owner === LOADER || object.owner === there.owner)) return there.owner;
  if (object.owner !== LOADER) foreign.add(object.owner);
  return owner;
}

import type { ColumnObject, DefinedObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { publishesAll } from "../../render/alter/publication.ts";
import { archiveTable, archiveTrigger, dropArchive, dropArchiveTrigger, type Archive } from "../../render/archive-sql.ts";
import { copyBatches, updateBatches } from "../../render/batch-sql.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { batchKey } from "../batch-key.ts";
import { batchesDraft, checkDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { exclusive } from "./not-null.ts";

type Kept = Pick<ColumnObject, "name" | "type" | "address">;

/** Where the values of columns that leave are kept: key and values, under the columns' names of that time. */
export function archiveOf(context: PlanContext, table: TableObject, columns: readonly Kept[]): Archive {
  const label = columns.map((column) => column.name).join("_");
  return {
    schema: archiveSchema(table.schema),
    name: transitionName(table.name, label).slice("zz_arch_".length),
    owner: context.settings.owner,
    table: { schema: table.schema, name: table.name },
    key: batchKey(context.after, table) ?? [],
    columns: columns.map(({ name, type }) => ({ name, type })),
    trigger: transitionName("archive", label),
    functionName: transitionName("archive", table.name, label),
  };
}

export function archiveSchema(schema: string): string {
  return `${schema}_archive`;
}

/** Archive table, trigger that keeps it in step, copy in batches; a rollback fills the columns from it again, where they are empty and `fits` holds. */
export function archiveDrafts(context: PlanContext, table: TableObject, columns: readonly Kept[], fits = ""): readonly Draft[] {
  const archive = archiveOf(context, table, columns);
  const object = columns[0]?.address ?? table.address;
  const name = qualifiedName(table.schema, table.name);
  const target = qualifiedName(archive.schema, archive.name);
  const what = columns.map((column) => `${table.name}.${column.name}`).join(", ");
  const write: readonly Lock[] = [{ relation: table.address, mode: "SHARE ROW EXCLUSIVE" }];
  return [
    transactionDraft({
      phase: "contract",
      kind: "create_archive",
      object,
      what: `archive table ${archive.schema}.${archive.name} for ${what}`,
      locks: [],
      statements: archiveTable(archive),
      undo: undoBy([], dropArchive(archive)),
      requires: [`contract create_archive_schema schema:${quoteIdent(archive.schema)}`],
      hazards: [hazard("archive_holds_copy", `${archive.schema}.${archive.name} keeps the values of ${what} until it is dropped${alsoPublished(context)}`)],
    }),
    transactionDraft({
      phase: "contract",
      kind: "archive_trigger",
      object,
      what: `keep ${archive.schema}.${archive.name} in step (trigger)`,
      locks: write,
      statements: archiveTrigger(archive),
      undo: undoBy(exclusive(table), dropArchiveTrigger(archive)),
      hazards: [hazard("brief_write_lock", `writes to ${table.name} wait for milliseconds`)],
    }),
    batchesDraft({
      phase: "contract",
      kind: "archive",
      object,
      what: `${what} → ${archive.schema}.${archive.name}`,
      locks: [{ relation: table.address, mode: "ACCESS SHARE" }],
      batches: copyBatches(
        name,
        archive.key,
        target,
        [...archive.key, ...archive.columns].map((part) => part.name),
        [...archive.key, ...archive.columns].map((part) => `arch_row.${quoteIdent(part.name)}`),
      ),
      undo: { kind: "run", run: restore(archive, name, target, fits) },
    }),
  ];
}

/** A subscriber stops at rows of a table that it does not have. */
function alsoPublished(context: PlanContext): string {
  const all = [...context.live.values()].find((object): object is DefinedObject => object.kind === "publication" && publishesAll(object as DefinedObject));
  return all === undefined ? "" : `; publication ${all.name} is for all tables: make the same table at its subscribers before, or they stop there`;
}

function restore(archive: Archive, name: string, target: string, fits: string): ReturnType<typeof updateBatches> {
  const joined = archive.key.map((part) => `arch_row.${quoteIdent(part.name)} = kept.${quoteIdent(part.name)}`);
  const columns = archive.columns.map((column) => quoteIdent(column.name));
  const empty = columns.map((column) => `arch_row.${column} is null`);
  const due = columns.map((column) => `kept.${column} is not null`).join(" or ");
  return updateBatches(
    name,
    archive.key,
    columns.map((column) => `${column} = kept.${column}`),
    [...joined, ...empty, `(${due})`, ...(fits === "" ? [] : [fits])].join(" and "),
    `${target} as kept`,
  );
}

/** The archive schema, once for each schema that archives something. */
export function archiveSchemaDraft(schema: string, owner: string): Draft {
  const name = archiveSchema(schema);
  return transactionDraft({
    phase: "contract",
    kind: "create_archive_schema",
    object: `schema:${quoteIdent(name)}`,
    what: `schema ${name} for archived values, for its owner only`,
    locks: [],
    statements: [`create schema if not exists ${quoteIdent(name)} authorization ${quoteIdent(owner)}`],
    undo: { kind: "inert", residue: `schema ${name} stays; it holds archives of this and other plans` },
  });
}

/** Better known before anything is changed than when the plan is completed. */
export function archiveRightDraft(schema: string, owner: string): Draft {
  const name = archiveSchema(schema);
  const message = quoteLiteral(`${owner} may not create schema ${name}: grant create on database `);
  return checkDraft({
    phase: "check",
    kind: "check_archive_right",
    object: `schema:${quoteIdent(name)}`,
    what: `${owner} may create schema ${name}`,
    locks: [],
    query: `select ${message} || pg_catalog.quote_ident(pg_catalog.current_database()) || ${quoteLiteral(` to ${quoteIdent(owner)}`)} as what where pg_catalog.to_regnamespace(${quoteLiteral(quoteIdent(name))}) is null and not pg_catalog.has_database_privilege(${quoteLiteral(owner)}, pg_catalog.current_database(), 'CREATE')`,
  });
}

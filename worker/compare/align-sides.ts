/** Two catalogs made comparable: the same schemas, and no difference in what one side says nothing about. */
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { withEachObject } from "../../plv8/src/catalog/with-each-object.ts";
import { withObjects } from "../../plv8/src/catalog/with-objects.ts";
import { archiveSchema } from "../../plv8/src/plan/recipes/archive.ts";
import { bornGrants } from "../../plv8/src/render/born-grants.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import { LOADER } from "../sql-input/read-desired.ts";
import { byAddress } from "../../plv8/src/catalog/by-address.ts";
import { unsaidPrivileges } from "../../plv8/src/diff/unsaid-privileges.ts";
import { underRenames } from "../../plv8/src/diff/under-renames.ts";
import type { Compared, Rename } from "./given-renames.ts";
import { schemaOf, schemasOf, type ReadSide } from "./read-sides.ts";
import { sideName } from "./side.ts";

/** Who owns what nobody is named for, where a plan has to name somebody. */
const NOBODY = "postgres";

export type Aligned = {
  readonly from: Catalog;
  readonly to: Catalog;
  readonly renames: readonly Rename[];
  readonly owner: string;
  /** Everything on both sides belongs to `owner`, a role that one of them names. */ readonly one_owner: boolean;
  readonly schemas: readonly string[];
  /** What was not compared, in sentences. */ readonly notes: readonly string[];
};

/**
 * `asked`: schemas to compare; empty: those of the side that is written down, of both where both are databases, and those that renames speak of. `renamesIn`:
 * what has another name on the right. `unqualified`: the schema of names without one.
 */
export function alignSides(
  from: ReadSide,
  to: ReadSide,
  asked: readonly string[],
  spoken: readonly string[],
  unqualified: string,
  renamesIn: (compared: Compared) => readonly Rename[],
): Aligned {
  const written = [from, to].filter((each) => each.side.kind !== "database");
  const named = [...new Set(written.length === 0 ? bothSchemas(allSchemas(from), allSchemas(to)) : written.flatMap((each) => schemasOf(each.catalog)))].sort();
  const schemas = [...new Set([...(asked.length > 0 ? asked : named), ...spoken.filter((name) => schemasOf(from.catalog).includes(name))])].sort();
  const others = [...new Set([...schemasOf(from.catalog), ...schemasOf(to.catalog)])].filter((name) => !schemas.includes(name)).sort();
  const named_owner = ownerOf(from.catalog) ?? ownerOf(to.catalog);
  const owner = named_owner ?? NOBODY;
  const notes = others.length === 0 ? [] : (elsewhere(from, to, unqualified) ?? elsewhere(to, from, unqualified) ?? [notCompared(others)]);
  const silent = [from, to].map((each) => each.side.kind === "model" || (each.desired !== null && !saysPrivileges(each)));
  const left = within(from.catalog, schemas);
  const right = within(to.catalog, schemas);
  const renames = renamesIn({ from: left, to: right, schemas });
  const former = underRenames(left, right, renames);
  const there = byAddress(right);
  const later = new Map(
    [...former].flatMap(([address, object]) => {
      const found = there.get(address);
      return found === undefined ? [] : [[object.address, found] as const];
    }),
  );
  const kept = (side: ReadSide, catalog: Catalog, other: ReadSide, there: Catalog): readonly CatalogObject[] =>
    side.side.kind !== "database" && other.side.kind === "database" ? unsaidPrivileges(catalog, there, side.desired === null || !saysPrivileges(side)) : [];
  const unsaid = [kept(from, left, to, right), kept(to, right, from, left)] as const;
  const before = completed(left, right, later, named_owner, silent[0] ?? false, from.side.kind === "model", unsaid[0]);
  const after = completed(right, left, former, named_owner, silent[1] ?? false, to.side.kind === "model", unsaid[1]);
  return {
    from: before,
    to: after,
    renames,
    owner,
    schemas,
    one_owner:
      named_owner !== null &&
      [...before.objects, ...after.objects].every(
        (object) =>
          object.owner === null ||
          object.owner === owner ||
          object.address === "schema:public" ||
          object.kind === "other" ||
          object.kind === "default_privileges",
      ),
    notes: [
      ...notes,
      ...leftAsTheyAre(
        silent.some((each) => each) && from.side.kind !== to.side.kind,
        [from, to].some((each) => each.side.kind === "model"),
        unsaid.flat(),
      ),
    ],
  };
}

function notCompared(schemas: readonly string[]): string {
  return `not compared: schema ${schemas.join(", ")} (name what to compare with --schema)`;
}

/** Where all that is written down went to the schema of unqualified names, and the database has nothing there, but has elsewhere. Null: not so. */
function elsewhere(written: ReadSide, database: ReadSide, unqualified: string): readonly string[] | null {
  if (written.side.kind === "database" || written.side.kind === "stored" || database.side.kind !== "database") return null;
  const [here, there] = [schemasOf(written.catalog), schemasOf(database.catalog)];
  if (!here.includes(unqualified) || there.includes(unqualified) || !there.some((name) => !here.includes(name))) return null;
  const others = there.filter((name) => !here.includes(name));
  return [
    `what names no schema in ${sideName(written.side)} was taken for schema ${unqualified}, where ${sideName(database.side)} has nothing; if ${others.join(" or ")} is meant: --default-schema ${others[0] ?? ""}`,
  ];
}

function leftAsTheyAre(silent: boolean, model: boolean, unsaid: readonly CatalogObject[]): readonly string[] {
  if (silent)
    return [
      model
        ? "a model names no roles: privileges, and whom policies are for, are left as they are"
        : "the SQL says nothing about privileges: they are left as they are",
    ];
  if (unsaid.length === 0) return [];
  const names = unsaid.slice(0, 3).map((object) => object.address.slice("privileges:on ".length));
  const more = unsaid.length > names.length ? ` and ${String(unsaid.length - names.length)} more` : "";
  return [`privileges on ${names.join(", ")}${more} are left as they are: the text does not speak of them`];
}

/** Of a database also an empty `public`: its owner, its comment and who may use it are as much somebody's wish as what stands in it. */
function allSchemas({ catalog }: ReadSide): readonly string[] {
  return [...schemasOf(catalog), ...(catalog.objects.some((object) => object.address === "schema:public") ? ["public"] : [])];
}

/** What earlier plans moved away on one side is no wish of the other. */
function bothSchemas(left: readonly string[], right: readonly string[]): readonly string[] {
  const all = [...left, ...right];
  return all.filter((name) => !all.some((each) => archiveSchema(each) === name) || (left.includes(name) && right.includes(name)));
}

/** Whose most of it is; null where nobody is named. */
export function ownerOf(catalog: Catalog): string | null {
  const counts = new Map<string, number>();
  for (const { owner, kind } of catalog.objects)
    if (owner !== null && owner !== LOADER && owner !== "pg_database_owner" && kind !== "other" && kind !== "default_privileges")
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].sort(([a, left], [b, right]) => right - left || compareCodePoints(a, b))[0]?.[0] ?? null;
}

function within(catalog: Catalog, schemas: readonly string[]): Catalog {
  const asked = new Set(schemas);
  const objects = catalog.objects.filter((object) => {
    const schema = schemaOf(object);
    return schema === null || asked.has(schema);
  });
  return objects.length === catalog.objects.length ? catalog : { ...catalog, objects };
}

/**
 * Owners, and privileges where the text is silent about all of them, are those of the other side, or what its default privileges give; new objects belong to
 * `owner`, or to whoever runs the plan where nobody is named. `anybody`: no role is named at all, not even in policies, as in a model without a project.
 */
function completed(
  catalog: Catalog,
  other: Catalog,
  known: ReadonlyMap<string, CatalogObject>,
  owner: string | null,
  silent: boolean,
  anybody: boolean,
  unsaid: readonly CatalogObject[],
): Catalog {
  const privileges = other.objects.flatMap((object) => (object.kind === "default_privileges" ? [object] : []));
  return withEachObject(withObjects(catalog, unsaid), (object) => {
    if (!silent && object.owner !== LOADER && object.kind !== "extension") return object;
    const there = known.get(object.address);
    const theirOwner = there === undefined || there.owner === LOADER ? null : there.owner;
    const mine = object.owner === LOADER || object.kind === "extension" ? { owner: theirOwner ?? (object.owner === LOADER ? owner : object.owner) } : {};
    const theirs = silent ? { grants: there?.grants ?? bornGrants(object, privileges, owner ?? "") ?? object.grants } : {};
    // Nobody writes into a file what initdb made.
    const untouched = object.address === "schema:public" && silent && there !== undefined ? { owner: there.owner, comment: there.comment } : {};
    const roles = anybody && object.kind === "policy" && there?.kind === "policy" ? { roles: there.roles } : {};
    return { ...object, ...mine, ...theirs, ...untouched, ...roles } as CatalogObject;
  });
}

function saysPrivileges(side: ReadSide): boolean {
  return (side.desired?.script.statements ?? []).some((statement) => ["GrantStmt", "AlterDefaultPrivilegesStmt"].includes(tagOf(statement.node).tag));
}

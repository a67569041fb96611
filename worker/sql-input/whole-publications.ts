/**
 * Publications for all tables, or for all of a schema. Only a superuser makes such a one, and whoever loads on scratch is none: there it is made bare, and what it
 * is for is read from the statements, into the form that the catalog reader gives (sql/catalog/kinds/of_database.sql).
 */
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { listItems } from "../../plv8/src/catalog/list-items.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { StatementNode } from "./parse-statement.ts";
import type { Statement } from "./read-script.ts";
import { offsetOfByte } from "./place.ts";

type Spec = { readonly PublicationObjSpec?: { readonly pubobjtype?: string; readonly name?: string } };
type Publication = {
  readonly pubname?: string;
  readonly for_all_tables?: boolean;
  readonly pubobjects?: readonly Spec[];
  readonly options?: readonly { readonly DefElem?: { readonly location?: number } }[];
  readonly action?: string;
};
type Renamed = { readonly renameType?: string; readonly object?: { readonly String?: { readonly sval?: string } }; readonly newname?: string };

/** What is executed instead; null: the statement as it is. Where single tables stand beside schemas it is. */
export function bareText(node: StatementNode, text: string): string | null {
  const made = createdIn(node);
  if (made === null) return null;
  const first = made.options?.[0]?.DefElem?.location;
  const before = first === undefined ? "" : text.slice(0, offsetOfByte(text, first));
  const options = first === undefined ? "" : ` with (${text.slice(before.length)}`;
  return `create publication ${quoteIdent(made.pubname ?? "")}${options}`;
}

/** Nothing of it is executed: it gives a publication schemas, or takes them. */
export function isAboutSchemas(fields: Readonly<Record<string, unknown>>): boolean {
  const { pubobjects, action } = fields as Publication;
  return (action === "AP_AddObjects" || action === "AP_DropObjects") && onlySchemas(pubobjects);
}

/** `schema`: the current one. The catalog with what these publications are for. */
export function withWholePublications(catalog: Catalog, statements: readonly Statement[], schema: string): Catalog {
  const wholes = new Map<string, { everything: boolean; schemas: Set<string> }>();
  for (const { node } of statements) {
    const made = createdIn(node);
    if (made !== null) wholes.set(made.pubname ?? "", { everything: made.for_all_tables === true, schemas: new Set(schemasIn(made, schema)) });
    const altered = (node as { AlterPublicationStmt?: Publication }).AlterPublicationStmt;
    if (altered !== undefined && isAboutSchemas(altered as Readonly<Record<string, unknown>>)) {
      const whole = wholes.get(altered.pubname ?? "") ?? { everything: false, schemas: new Set<string>() };
      for (const name of schemasIn(altered, schema)) {
        if (altered.action === "AP_AddObjects") whole.schemas.add(name);
        else whole.schemas.delete(name);
      }
      wholes.set(altered.pubname ?? "", whole);
    }
    const renamed = (node as { RenameStmt?: Renamed }).RenameStmt;
    const former = renamed?.object?.String?.sval ?? "";
    const whole = renamed?.renameType === "OBJECT_PUBLICATION" ? wholes.get(former) : undefined;
    if (whole !== undefined) {
      wholes.delete(former);
      wholes.set(renamed?.newname ?? "", whole);
    }
  }
  if (wholes.size === 0) return catalog;
  return { ...catalog, objects: catalog.objects.map((object) => whole(object, wholes.get(object.name))) };
}

function whole(object: CatalogObject, is: { readonly everything: boolean; readonly schemas: ReadonlySet<string> } | undefined): CatalogObject {
  if (object.kind !== "publication" || is === undefined || object.definition === null) return object;
  const begin = `CREATE PUBLICATION ${quoteIdent(object.name)}`;
  const at = object.definition.lastIndexOf(" WITH (publish = ");
  const said = object.definition.slice(begin.length, at);
  const items = said === "" ? [] : listItems(said.slice(" FOR ".length));
  const all = [...items, ...[...is.schemas].map((name) => `TABLES IN SCHEMA ${quoteIdent(name)}`)].sort(compareCodePoints);
  const of = is.everything ? " FOR ALL TABLES" : all.length === 0 ? "" : ` FOR ${all.join(", ")}`;
  const needs = [...new Set([...object.depends_on, ...[...is.schemas].map((name) => `schema:${quoteIdent(name)}`)])].sort(compareCodePoints);
  return { ...object, definition: `${begin}${of}${object.definition.slice(at)}`, depends_on: needs };
}

function createdIn(node: StatementNode): Publication | null {
  const made = (node as { CreatePublicationStmt?: Publication }).CreatePublicationStmt;
  return made !== undefined && (made.for_all_tables === true || onlySchemas(made.pubobjects)) ? made : null;
}

function onlySchemas(specs: readonly Spec[] | undefined): boolean {
  return (
    specs !== undefined && specs.length > 0 && specs.every((each) => each.PublicationObjSpec?.pubobjtype?.startsWith("PUBLICATIONOBJ_TABLES_IN_") === true)
  );
}

function schemasIn(publication: Publication, current: string): readonly string[] {
  return (publication.pubobjects ?? []).map((each) =>
    each.PublicationObjSpec?.pubobjtype === "PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA" ? current : (each.PublicationObjSpec?.name ?? ""),
  );
}

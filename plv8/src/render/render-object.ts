import type { CatalogObject, ConstraintObject, EnumObject, IndexObject, TriggerObject } from "../types/catalog.ts";
import { createPolicy } from "./alter-policy.ts";
import { addConstraint } from "./alter-constraint.ts";
import { placedIndex } from "./alter-index.ts";
import { keyOfIndexPart } from "./index-parts.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";
import { renderSequence } from "./render-sequence.ts";
import { renderComposite, renderDomain } from "./render-type.ts";
import { withoutValidator } from "./wrapper-validator.ts";
import { renderMaterializedView, renderView, withoutSemicolon } from "./render-view.ts";

/** The kinds that one statement makes; a table needs its columns (`renderTable`), a column its table. */
export type StandAlone = Exclude<CatalogObject, { readonly kind: "table" | "column" }>;

/** The statement that makes an object, without owner, privileges and comment; null when no one statement does. */
export function renderObject(object: StandAlone): string | null {
  switch (object.kind) {
    case "schema":
      return `create schema ${object.name === "public" ? "if not exists " : ""}${quoteIdent(object.name)}`;
    case "enum":
      return renderEnum(object);
    case "sequence":
      return renderSequence(object);
    case "constraint":
      return renderConstraint(object);
    case "index":
      return renderIndex(object);
    case "function":
      return object.definition.trimEnd();
    case "trigger":
      return renderTrigger(object);
    case "policy":
      return createPolicy(object);
    case "view":
      return renderView(object);
    case "domain":
      return renderDomain(object);
    case "composite":
      return renderComposite(object);
    case "materialized_view":
      return renderMaterializedView(object);
    case "extension":
      return `create extension ${quoteIdent(object.name)} with schema ${quoteIdent(object.schema)} version ${quoteLiteral(object.version)}`;
    case "default_privileges":
    case "privileges":
      return null;
    case "foreign_data_wrapper":
      return object.definition === null ? null : withoutValidator(object.definition);
    default:
      return object.definition === null ? null : withoutSemicolon(object.definition);
  }
}

function renderEnum(type: EnumObject): string {
  return `create type ${qualifiedName(type.schema, type.name)} as enum (${type.values.map(quoteLiteral).join(", ")})`;
}

function renderConstraint(constraint: ConstraintObject): string {
  if (constraint.part_of !== undefined) return keyOfIndexPart(constraint, constraint.part_of);
  const table = `${constraint.waits === true ? "only " : ""}${qualifiedName(constraint.schema, constraint.table)}`;
  return addConstraint(table, constraint.name, `${constraint.definition}${constraint.valid ? "" : " not valid"}`);
}

/** An index that is not valid is what an interrupted build left; only one that waits for parts is wished so. */
export function isLeftover(object: CatalogObject): boolean {
  return object.kind === "index" && !object.valid && !object.definition.includes(" ON ONLY ");
}

function renderIndex(index: IndexObject): string | null {
  return isLeftover(index) ? null : placedIndex(index);
}

function renderTrigger(trigger: TriggerObject): string {
  return withoutSemicolon(trigger.definition);
}

/** `alter table … enable always trigger …`; nothing for a trigger that fires as usual. */
export function enableTrigger(trigger: TriggerObject): readonly string[] {
  const words = { origin: null, always: "enable always", replica: "enable replica", disabled: "disable" }[trigger.enabled];
  return words === null ? [] : [`alter table ${qualifiedName(trigger.schema, trigger.table)} ${words} trigger ${quoteIdent(trigger.name)}`];
}

import type { CompositeObject, DomainObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** `create domain`, with the checks that hold for all values; those not validated follow (`finishType`). */
export function renderDomain(domain: DomainObject): string {
  const collation = domain.collation === null ? "" : ` collate ${domain.collation}`;
  const value = domain.default === null ? "" : ` default ${domain.default}`;
  const checks = domain.checks.filter((check) => check.valid).map((check) => ` constraint ${quoteIdent(check.name)} ${check.definition}`);
  return `create domain ${qualifiedName(domain.schema, domain.name)} as ${domain.type}${collation}${value}${domain.not_null ? " not null" : ""}${checks.join("")}`;
}

export function renderComposite(type: CompositeObject): string {
  const attributes = type.attributes.map((each) => `${quoteIdent(each.name)} ${each.type}${each.collation === null ? "" : ` collate ${each.collation}`}`);
  return `create type ${qualifiedName(type.schema, type.name)} as (${attributes.join(", ")})`;
}

/** Checks of a domain that are not validated. */
export function finishDomain(domain: DomainObject): readonly string[] {
  const name = qualifiedName(domain.schema, domain.name);
  return domain.checks.filter((check) => !check.valid).map((check) => `alter domain ${name} add constraint ${quoteIdent(check.name)} ${check.definition} not valid`);
}

/** Comments on what is inside a type. */
export function commentOnParts(type: CompositeObject | DomainObject): readonly string[] {
  const name = qualifiedName(type.schema, type.name);
  if (type.kind === "domain") return type.checks.flatMap(({ name: check, comment }) => (comment === null ? [] : [`comment on constraint ${quoteIdent(check)} on domain ${name} is ${quoteLiteral(comment)}`]));
  return type.attributes.flatMap(({ name: attribute, comment }) => (comment === null ? [] : [`comment on column ${name}.${quoteIdent(attribute)} is ${quoteLiteral(comment)}`]));
}

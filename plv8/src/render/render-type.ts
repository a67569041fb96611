import type { CompositeObject, DomainObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** `create domain`, with the checks that hold for all values; those not validated follow (`finishType`). */
export function renderDomain(domain: DomainObject): string {
  const collation = domain.collation === null ? "" : ` collate ${domain.collation}`;
  const value = domain.default === null ? "" : ` default ${domain.default}`;
  const checks = domain.checks.filter((check) => check.valid).map((check) => ` constraint ${quoteIdent(check.name)} ${check.definition}`);
  return `create domain ${qualifiedName(domain.schema, domain.name)} as ${domain.type}${collation}${value}${domain.not_null ? `${namedNotNull(domain)} not null` : ""}${checks.join("")}`;
}

function namedNotNull(domain: DomainObject): string {
  return domain.not_null_as === undefined ? "" : ` constraint ${quoteIdent(domain.not_null_as.name)}`;
}

/** Name of a domain's NOT NULL: its own, or the one that Postgres gives. */
export function notNullName(domain: DomainObject): string {
  return domain.not_null_as?.name ?? `${[...domain.name].slice(0, 54).join("")}_not_null`;
}

export function renderComposite(type: CompositeObject): string {
  const attributes = type.attributes.map((each) => `${quoteIdent(each.name)} ${each.type}${each.collation === null ? "" : ` collate ${each.collation}`}`);
  return `create type ${qualifiedName(type.schema, type.name)} as (${attributes.join(", ")})`;
}

/** Checks of a domain that are not validated. */
export function finishDomain(domain: DomainObject): readonly string[] {
  const name = qualifiedName(domain.schema, domain.name);
  return domain.checks
    .filter((check) => !check.valid)
    .map((check) => `alter domain ${name} add constraint ${quoteIdent(check.name)} ${check.definition} not valid`);
}

/** Comments on what is inside a type. */
export function commentOnParts(type: CompositeObject | DomainObject): readonly string[] {
  const name = qualifiedName(type.schema, type.name);
  const required = type.kind === "domain" ? type.not_null_as : undefined;
  if (required?.comment != null)
    return [
      `comment on constraint ${quoteIdent(required.name)} on domain ${name} is ${quoteLiteral(required.comment)}`,
      ...commentOnParts({ ...type, not_null_as: { ...required, comment: null } } as DomainObject),
    ];
  if (type.kind === "domain")
    return type.checks.flatMap(({ name: check, comment }) =>
      comment === null ? [] : [`comment on constraint ${quoteIdent(check)} on domain ${name} is ${quoteLiteral(comment)}`],
    );
  return type.attributes.flatMap(({ name: attribute, comment }) =>
    comment === null ? [] : [`comment on column ${name}.${quoteIdent(attribute)} is ${quoteLiteral(comment)}`],
  );
}

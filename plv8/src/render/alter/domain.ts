import type { DomainObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../names.ts";
import { notNullName } from "../render-type.ts";
import { because, type Alter } from "./alteration.ts";

type Check = DomainObject["checks"][number];

export const alterDomain: Alter<DomainObject> = ({ before: given, after }, has) => {
  if (has("type", "collation")) return because("Postgres can't change what a domain is based on");
  const name = qualifiedName(after.schema, after.name);
  const alter = `alter domain ${name}`;
  const renamed = renamedChecks(given, after);
  const before = { ...given, checks: given.checks.map((check) => ({ ...check, name: renamed.get(check.name) ?? check.name })) };
  const former = (check: Check): Check | undefined =>
    before.checks.find((each) => each.name === check.name && each.definition === check.definition && (check.valid || !each.valid));
  const stays = new Set(
    after.checks.flatMap((check) => {
      const found = former(check);
      return found === undefined ? [] : [found];
    }),
  );
  return [
    ...[...renamed].map(([from, to]) => `${alter} rename constraint ${quoteIdent(from)} to ${quoteIdent(to)}`),
    ...before.checks.filter((check) => !stays.has(check)).map((check) => `${alter} drop constraint ${quoteIdent(check.name)}`),
    ...(before.default === after.default ? [] : [`${alter} ${after.default === null ? "drop default" : `set default ${after.default}`}`]),
    ...notNull(alter, before, after),
    ...after.checks.flatMap((check) => {
      const found = former(check);
      if (found === undefined) return [`${alter} add constraint ${quoteIdent(check.name)} ${check.definition}${check.valid ? "" : " not valid"}`];
      return found.valid === check.valid ? [] : [`${alter} validate constraint ${quoteIdent(check.name)}`];
    }),
    ...after.checks
      .filter((check) => check.comment !== (former(check)?.comment ?? null))
      .map((check) => `comment on constraint ${quoteIdent(check.name)} on domain ${name} is ${check.comment === null ? "null" : quoteLiteral(check.comment)}`),
  ];
};

function notNull(alter: string, before: DomainObject, after: DomainObject): readonly string[] {
  const [was, is] = [notNullName(before), notNullName(after)];
  const name = alter.slice("alter domain ".length);
  const [said, says] = [before.not_null ? (before.not_null_as?.comment ?? null) : null, after.not_null_as?.comment ?? null];
  return [
    ...(before.not_null === after.not_null
      ? []
      : [
          after.not_null && after.not_null_as !== undefined
            ? `${alter} add constraint ${quoteIdent(is)} not null`
            : `${alter} ${after.not_null ? "set" : "drop"} not null`,
        ]),
    ...(before.not_null && after.not_null && was !== is && (before.not_null_as !== undefined || after.not_null_as !== undefined)
      ? [`${alter} rename constraint ${quoteIdent(was)} to ${quoteIdent(is)}`]
      : []),
    ...(after.not_null && said !== says ? [`comment on constraint ${quoteIdent(is)} on domain ${name} is ${says === null ? "null" : quoteLiteral(says)}`] : []),
  ];
}

/** Checks that say the same under another name: each former name with its later one. */
function renamedChecks(before: DomainObject, after: DomainObject): ReadonlyMap<string, string> {
  const free = after.checks.filter((check) => !before.checks.some((each) => each.name === check.name));
  const renamed = new Map<string, string>();
  for (const check of before.checks) {
    if (after.checks.some((each) => each.name === check.name)) continue;
    const at = free.findIndex((each) => each.definition === check.definition && (check.valid || !each.valid));
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (found !== undefined) renamed.set(check.name, found.name);
  }
  return renamed;
}

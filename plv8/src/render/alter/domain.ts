import type { DomainObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../names.ts";
import { because, type Alter } from "./alteration.ts";

type Check = DomainObject["checks"][number];

export const alterDomain: Alter<DomainObject> = ({ before: given, after }, has) => {
  if (has("type", "collation")) return because("Postgres can't change what a domain is based on");
  const name = qualifiedName(after.schema, after.name);
  const alter = `alter domain ${name}`;
  const renamed = renamedChecks(given, after);
  const before = { ...given, checks: given.checks.map((check) => ({ ...check, name: renamed.get(check.name) ?? check.name })) };
  const former = (check: Check): Check | undefined => before.checks.find((each) => each.name === check.name && each.definition === check.definition && (check.valid || !each.valid));
  const stays = new Set(after.checks.flatMap((check) => { const found = former(check); return found === undefined ? [] : [found]; }));
  return [
    ...[...renamed].map(([from, to]) => `${alter} rename constraint ${quoteIdent(from)} to ${quoteIdent(to)}`),
    ...before.checks.filter((check) => !stays.has(check)).map((check) => `${alter} drop constraint ${quoteIdent(check.name)}`),
    ...(before.default === after.default ? [] : [`${alter} ${after.default === null ? "drop default" : `set default ${after.default}`}`]),
    ...(before.not_null === after.not_null ? [] : [`${alter} ${after.not_null ? "set" : "drop"} not null`]),
    ...after.checks.flatMap((check) => {
      const found = former(check);
      if (found === undefined) return [`${alter} add constraint ${quoteIdent(check.name)} ${check.definition}${check.valid ? "" : " not valid"}`];
      return found.valid === check.valid ? [] : [`${alter} validate constraint ${quoteIdent(check.name)}`];
    }),
    ...after.checks.filter((check) => check.comment !== (former(check)?.comment ?? null)).map((check) => `comment on constraint ${quoteIdent(check.name)} on domain ${name} is ${check.comment === null ? "null" : quoteLiteral(check.comment)}`),
  ];
};

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

import type { DomainObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../names.ts";
import { because, type Alter } from "./alteration.ts";

type Check = DomainObject["checks"][number];

export const alterDomain: Alter<DomainObject> = ({ before, after }, has) => {
  if (has("type", "collation")) return because("Postgres can't change what a domain is based on");
  const name = qualifiedName(after.schema, after.name);
  const alter = `alter domain ${name}`;
  const former = (check: Check): Check | undefined => before.checks.find((each) => each.name === check.name && each.definition === check.definition && (check.valid || !each.valid));
  const stays = new Set(after.checks.flatMap((check) => { const found = former(check); return found === undefined ? [] : [found]; }));
  return [
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

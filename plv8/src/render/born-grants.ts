import type { CatalogObject, DefaultPrivilegesObject, Grant } from "../types/catalog.ts";
import { grantChanges } from "./alter-grants.ts";

const kinds: Partial<Readonly<Record<CatalogObject["kind"], DefaultPrivilegesObject["on"]>>> = {
  table: "tables",
  view: "tables",
  materialized_view: "tables",
  foreign_table: "tables",
  sequence: "sequences",
  function: "functions",
  enum: "types",
  domain: "types",
  composite: "types",
  range: "types",
  schema: "schemas",
};

/** What a role's new object is born with where default privileges stand; null where none of them is about it. */
export function bornGrants(object: CatalogObject, standing: readonly DefaultPrivilegesObject[], role: string): readonly Grant[] | null {
  const found = standing.filter(
    (each) => each.on === kinds[object.kind] && each.name === role && (each.schema === null || ("schema" in object && each.schema === object.schema)),
  );
  if (found.length === 0) return null;
  const everywhere = found.find((each) => each.schema === null);
  const all = [...(everywhere?.grants ?? everybody(object)), ...found.filter((each) => each.schema !== null).flatMap((each) => each.grants)].filter(
    (grant) => grant.grantee !== role,
  );
  const merged = new Map<string, Set<string>>();
  for (const { grantee, privileges } of all) merged.set(grantee, new Set([...(merged.get(grantee) ?? []), ...privileges]));
  return [...merged]
    .map(([grantee, privileges]) => ({ grantee, privileges: [...privileges].filter((each) => !privileges.has(`${each}*`)).sort() }))
    .sort((left, right) => (left.grantee < right.grantee ? -1 : 1));
}

/** From what default privileges give a new object, whoever of their roles makes it, to what it says itself. */
export function settleGrants(object: CatalogObject, standing: readonly DefaultPrivilegesObject[]): readonly string[] {
  const roles = [...new Set(standing.map((each) => each.name))];
  const statements = roles.flatMap((role) => {
    const born = bornGrants(object, standing, role);
    if (born === null) return [];
    const about = new Set([...born.map((grant) => grant.grantee), ...everybody(object).map((grant) => grant.grantee)]);
    return grantChanges(
      object,
      born,
      object.grants.filter((grant) => about.has(grant.grantee)),
    );
  });
  return [...new Set([...statements, ...ownerAgain(object, standing)])];
}

/** An owner who gives itself something else by default has everything of a new object that says nothing of it. */
function ownerAgain(object: CatalogObject, standing: readonly DefaultPrivilegesObject[]): readonly string[] {
  const { owner } = object;
  if (owner === null || object.grants.some((grant) => grant.grantee === owner)) return [];
  const otherwise = standing.some(
    (each) =>
      each.on === kinds[object.kind] &&
      (each.schema === null || ("schema" in object && each.schema === object.schema)) &&
      each.grants.some((grant) => grant.grantee === each.name && (each.schema === null || grant.privileges.some((privilege) => privilege.endsWith("*")))),
  );
  const everything = [{ grantee: owner, privileges: ["ALL"] }];
  return otherwise ? [...grantChanges(object, everything, []), ...grantChanges(object, [], everything)] : [];
}

function everybody(object: CatalogObject): readonly Grant[] {
  return kinds[object.kind] === "functions"
    ? [{ grantee: "public", privileges: ["EXECUTE"] }]
    : kinds[object.kind] === "types"
      ? [{ grantee: "public", privileges: ["USAGE"] }]
      : [];
}

import type { CatalogObject, Grant } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "./names.ts";
import { objectPhrase } from "./describe-object.ts";

/**
 * GRANT and REVOKE statements that lead from one list of privileges to another, in the order of grantees. Where one leaves that somebody may have passed on, all that
 * was passed on leaves too, and what is to stay is given again: whose it was is not known.
 */
export function grantChanges(object: CatalogObject, before: readonly Grant[], after: readonly Grant[]): readonly string[] {
  const grantees = [...new Set([...before, ...after].map((grant) => grant.grantee))].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const anew = new Set(passedOn(grantees, before, after));
  const taken = grantees.flatMap((grantee) => {
    const [former, later] = [privilegesOf(before, grantee), privilegesOf(after, grantee)];
    const passes = former.filter((privilege) => privilege.endsWith("*") && anew.has(plain(privilege))).map(plain);
    const lost = former.filter((privilege) => !later.includes(privilege) && anew.has(plain(privilege)) && !passes.includes(plain(privilege)));
    return [...revoke(object, grantee, passes, " cascade"), ...revoke(object, grantee, lost, "")];
  });
  const changed = grantees.flatMap((grantee) => {
    const [former, later] = [privilegesOf(before, grantee), privilegesOf(after, grantee)];
    const lost = former.filter((privilege) => !later.includes(privilege) && !anew.has(plain(privilege))).map(plain);
    const won = later.filter((privilege) => !former.includes(privilege) || anew.has(plain(privilege)));
    return [
      ...revoke(object, grantee, lost, ""),
      ...grant(
        object,
        grantee,
        won.filter((privilege) => !privilege.endsWith("*")),
        "",
      ),
      ...grant(object, grantee, won.filter((privilege) => privilege.endsWith("*")).map(plain), " with grant option"),
    ];
  });
  return [...taken, ...changed];
}

/** Privileges that leave somebody, while one who may pass them on is not the only one who has them. */
function passedOn(grantees: readonly string[], before: readonly Grant[], after: readonly Grant[]): readonly string[] {
  const leaves = grantees.flatMap((grantee) => privilegesOf(before, grantee).filter((privilege) => !privilegesOf(after, grantee).includes(privilege)));
  return leaves.map(plain).filter((privilege) => {
    const holders = grantees.filter((grantee) => privilegesOf(before, grantee).map(plain).includes(privilege));
    return holders.length > 1 && holders.some((grantee) => privilegesOf(before, grantee).includes(`${privilege}*`));
  });
}

/** The same for an object with the owner that it has by then: an owner without an entry may do everything, and takes the former owner's entry over. */
export function ownedGrantChanges(before: CatalogObject, after: CatalogObject): readonly string[] {
  const ownBefore = before.grants.find((grant) => grant.grantee === before.owner && before.owner !== null);
  const ownAfter = after.grants.find((grant) => grant.grantee === after.owner && after.owner !== null);
  const others = (object: CatalogObject): readonly Grant[] =>
    object.grants.filter((grant) => grant.grantee !== after.owner && grant !== ownBefore && grant !== ownAfter);
  const statements = grantChanges(after, others(before), others(after));
  if (after.owner === null || ownBefore?.privileges.join() === ownAfter?.privileges.join()) return statements;
  const everything = [{ grantee: after.owner, privileges: ["ALL"] }];
  // What may be passed on stays so when it is given again.
  const anew = ownAfter !== undefined || ownBefore?.privileges.some((privilege) => privilege.endsWith("*")) === true;
  return [...statements, ...(anew ? grantChanges(after, everything, []) : []), ...grantChanges(after, [], ownAfter === undefined ? everything : [ownAfter])];
}

function privilegesOf(grants: readonly Grant[], grantee: string): readonly string[] {
  return grants.filter((each) => each.grantee === grantee).flatMap((each) => each.privileges);
}

function plain(privilege: string): string {
  return privilege.endsWith("*") ? privilege.slice(0, -1) : privilege;
}

function revoke(object: CatalogObject, grantee: string, privileges: readonly string[], passed: string): readonly string[] {
  return privileges.length === 0 ? [] : [`revoke ${listed(object, privileges)} on ${target(object)} from ${role(grantee)}${passed}`];
}

function grant(object: CatalogObject, grantee: string, privileges: readonly string[], option: string): readonly string[] {
  return privileges.length === 0 ? [] : [`grant ${listed(object, privileges)} on ${target(object)} to ${role(grantee)}${option}`];
}

function listed(object: CatalogObject, privileges: readonly string[]): string {
  const names = privileges.map((privilege) => privilege.toLowerCase());
  const column = object.kind === "column" ? object.name : object.kind === "privileges" ? object.column : null;
  return column === null ? names.join(", ") : names.map((name) => `${name} (${quoteIdent(column)})`).join(", ");
}

function target(object: CatalogObject): string {
  if (object.kind === "privileges") return object.target;
  if (object.kind === "column") return `table ${qualifiedName(object.schema, object.table)}`;
  if (object.kind === "view" || object.kind === "materialized_view") return `table ${qualifiedName(object.schema, object.name)}`;
  if (object.kind === "foreign_table") return `table ${object.address.slice("foreign_table:".length)}`;
  if (object.kind === "function" && object.routine !== "procedure") return objectPhrase({ ...object, routine: "function" });
  if (object.kind === "domain") return `type ${qualifiedName(object.schema, object.name)}`;
  if (object.kind === "foreign_data_wrapper" || object.kind === "foreign_server")
    return `foreign ${object.kind === "foreign_server" ? "server" : "data wrapper"} ${quoteIdent(object.name)}`;
  return objectPhrase(object);
}

function role(grantee: string): string {
  return grantee.toUpperCase() === "PUBLIC" ? "public" : quoteIdent(grantee);
}

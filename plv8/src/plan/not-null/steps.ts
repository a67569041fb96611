import { isUniform, type Family, type Member, type NotNull, type NotNulls } from "./family.ts";
import { NotNullWorld } from "./world.ts";

export type NotNullSteps = {
  readonly statements: readonly string[];
  /** What stands after them. */ readonly reached: NotNulls;
  /** Tables that get one where they have none by then: their rows are read, unless a check says it already. */ readonly begun: ReadonlySet<Member>;
  /** Does a statement about those that have no parents say all of it? */ readonly simple: boolean;
};

/**
 * From the NOT NULLs that stand in a family (18) to those that are wished. One that a table has from a parent can be neither dropped nor renamed there, and a
 * parent's takes another name only with all that have it: what has to be called otherwise, or is to be its parent's alone, is let go of (`no inherit`) and taken
 * back. What a partition has besides its parent is nobody's wish.
 */
export function notNullSteps(family: Family, from: NotNulls, to: NotNulls): NotNullSteps {
  const world = new NotNullWorld(family, from);
  const above = [...family.members];
  const below = [...above].reverse();
  const wish = (member: Member): NotNull | null => to.get(member.table.address) ?? null;
  const comesDown = (member: Member): boolean => member.parents.some((parent) => to.get(parent)?.no_inherit === false);
  const isHeirsOnly = (member: Member): boolean => !isPartition(member) && wish(member)?.own === false && comesDown(member) && !member.held;

  for (const member of above) {
    const [is, later] = [world.of(member), wish(member)];
    if (is === null || later === null || is.own || !world.isInherited(member)) continue;
    if (!comesDown(member) || (later.own && !isPartition(member))) world.set(member, is.name, false);
  }
  const released = above.filter((member) => isReleased(family, member, from, to));
  for (const member of released) world.cut(member);
  for (const member of above) {
    const [is, later] = [world.of(member), wish(member)];
    if (is !== null && is.own && !world.isInherited(member) && (later === null || isHeirsOnly(member))) world.drop(member);
  }
  for (const member of above) {
    const [is, later] = [world.of(member), wish(member)];
    if (is !== null && later !== null && is.name !== later.name && !world.isInherited(member)) world.rename(member, later.name);
  }
  for (const member of below) {
    const later = wish(member);
    if (world.of(member) !== null || later === null) continue;
    if (!comesDown(member) || (isPartition(member) ? !hasParentsName(member, later, to) : later.own)) world.set(member, later.name, later.no_inherit);
  }
  for (const member of below) {
    const [is, later] = [world.of(member), wish(member)];
    if (is !== null && later !== null && is.no_inherit && !later.no_inherit) world.join(member);
  }
  for (const member of above) {
    const [is, later] = [world.of(member), wish(member)];
    if (is !== null && later?.own === true && !is.own && !isPartition(member)) world.set(member, is.name, false);
    if (later !== null) world.describe(member, later.comment);
  }
  return {
    statements: world.statements,
    reached: world.now,
    begun: world.begun,
    simple: released.length === 0 && isUniform(family, from, 18) && isUniform(family, to, 18),
  };
}

function isPartition({ table }: Member): boolean {
  return table.partition_of !== null;
}

function hasParentsName(member: Member, later: NotNull, to: NotNulls): boolean {
  return member.parents.some((parent) => to.get(parent)?.name === later.name);
}

/** Its heirs have to be free of it for a while, or for good. */
function isReleased(family: Family, member: Member, from: NotNulls, to: NotNulls): boolean {
  const { address } = member.table;
  const [is, later] = [from.get(address) ?? null, to.get(address) ?? null];
  if (is === null || later === null || is.no_inherit) return false;
  if (later.no_inherit) return true;
  return family.members.some((heir) => {
    if (!heir.parents.includes(address) || isPartition(heir)) return false;
    const [was, wished] = [from.get(heir.table.address) ?? null, to.get(heir.table.address) ?? null];
    if (was === null || wished === null) return false;
    const along = heir.parents.every((parent) => {
      const [stands, wanted] = [from.get(parent) ?? null, to.get(parent) ?? null];
      return stands === null || stands.no_inherit || (was.name === stands.name && wished.name === wanted?.name);
    });
    return (was.own && !wished.own && !heir.held) || (!along && (was.name !== wished.name || is.name !== later.name));
  });
}

import type { Address } from "../../types/catalog.ts";
import { dropNotNull, setNotNull } from "../../render/alter-column.ts";
import { isUniform, type Family, type Member, type NotNull, type NotNulls } from "./family.ts";
import type { NotNullSteps } from "./steps.ts";

/**
 * Before 18 a NOT NULL has no name and nobody's but its own table's: what is said of a partitioned table is said of all its partitions, of another one it can be
 * said alone.
 */
export function notNullStepsBefore18(family: Family, from: NotNulls, to: NotNulls): NotNullSteps {
  const now = new Map<Address, NotNull | null>(from);
  const statements: string[] = [];
  const begun = new Set<Member>();
  const heirs = (member: Member): readonly Member[] => family.members.filter((each) => each.parents.includes(member.table.address));
  const put = (member: Member, is: NotNull | null): void => {
    if (is !== null && (now.get(member.table.address) ?? null) === null) begun.add(member);
    now.set(member.table.address, is);
    if (member.table.partition_key !== null) for (const heir of heirs(member)) put(heir, is);
  };
  for (const member of family.members) {
    const { table } = member;
    const wished = to.get(table.address) ?? null;
    if (((now.get(table.address) ?? null) === null) === (wished === null)) continue;
    const name = `${heirs(member).length > 0 && table.partition_key === null ? "only " : ""}${member.called}`;
    statements.push(wished === null ? dropNotNull(name, family.called) : setNotNull(name, family.called));
    put(member, wished);
  }
  return { statements, reached: now, begun, simple: isUniform(family, from, 17) && isUniform(family, to, 17) };
}

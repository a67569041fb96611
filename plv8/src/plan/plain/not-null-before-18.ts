import type { Address } from "../../types/catalog.ts";
import { dropNotNull, setNotNull } from "../../render/alter-column.ts";
import type { Family, Member, NotNull, NotNulls } from "./not-null-family.ts";
import type { NotNullSteps } from "./not-null-steps.ts";

/**
 * Before 18 a NOT NULL has no name and nobody's but its own table's: what is said of a partitioned table is said of all its partitions, of another one it can be
 * said alone.
 */
export function notNullStepsBefore18(family: Family, from: NotNulls, to: NotNulls): NotNullSteps {
  const now = new Map<Address, NotNull | null>(from);
  const statements: string[] = [];
  const heirs = (member: Member): readonly Member[] => family.members.filter((each) => each.parents.includes(member.table.address));
  const put = (member: Member, is: NotNull | null): void => {
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
  return { statements, reached: now, simple: isSimple(family, from, to) };
}

/** Everybody says what those above say. */
function isSimple({ members }: Family, from: NotNulls, to: NotNulls): boolean {
  const isSet = (states: NotNulls, address: Address): boolean => (states.get(address) ?? null) !== null;
  return members.every(({ table, parents }) => parents.every((parent) => [from, to].every((states) => isSet(states, table.address) === isSet(states, parent))));
}

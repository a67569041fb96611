import type { Address } from "../../types/catalog.ts";
import { dropNotNull, setNotNull } from "../../render/alter-column.ts";
import { addConstraint, renameConstraint } from "../../render/alter-constraint.ts";
import { commentOnNotNull } from "../../render/hidden-parts.ts";
import { quoteIdent } from "../../render/names.ts";
import type { Family, Member, NotNull, NotNulls } from "./family.ts";

/** The NOT NULLs of a family while statements change them, as Postgres 18 does: each verb is a statement and what it does to all heirs. */
export class NotNullWorld {
  readonly statements: string[] = [];
  /** Those that got one where they had none. */
  readonly begun = new Set<Member>();
  readonly #family: Family;
  readonly #now: Map<Address, NotNull | null>;
  readonly #heirs: ReadonlyMap<Address, readonly Member[]>;

  constructor(family: Family, now: NotNulls) {
    this.#family = family;
    this.#now = new Map(now);
    this.#heirs = new Map(family.members.map(({ table }) => [table.address, family.members.filter((each) => each.parents.includes(table.address))]));
  }

  get now(): NotNulls {
    return this.#now;
  }

  of(member: Member): NotNull | null {
    return this.#now.get(member.table.address) ?? null;
  }

  /** Has it one from a parent? */
  isInherited(member: Member): boolean {
    return this.of(member) !== null && member.parents.some((parent) => this.#now.get(parent)?.no_inherit === false);
  }

  /** It has it for its own from then on. */
  set(member: Member, name: string, noInherit: boolean): void {
    const { called: column } = this.#family;
    const is = this.of(member);
    this.statements.push(
      is === null ? addConstraint(member.called, name, `not null ${quoteIdent(column)}${noInherit ? " no inherit" : ""}`) : setNotNull(member.called, column),
    );
    if (is === null) this.begun.add(member);
    this.#put(member, is === null ? { name, own: true, no_inherit: noInherit, comment: null } : { ...is, own: true });
    if (!noInherit) this.#give(member);
  }

  drop(member: Member): void {
    this.statements.push(dropNotNull(member.called, this.#family.called));
    this.#leave(member);
  }

  /** Its heirs that have it by the name take the other as well. */
  rename(member: Member, name: string): void {
    const is = this.of(member);
    if (is === null) return;
    this.statements.push(renameConstraint(member.called, is.name, name));
    this.#rename(member, is.name, name);
  }

  /** Its heirs keep theirs for their own. */
  cut(member: Member): void {
    const is = this.of(member);
    if (is === null) return;
    this.statements.push(alterConstraint(member, is.name, "no inherit"));
    this.#put(member, { ...is, no_inherit: true });
    for (const heir of this.#heirsOf(member)) this.#own(heir);
  }

  join(member: Member): void {
    const is = this.of(member);
    if (is === null) return;
    this.statements.push(alterConstraint(member, is.name, "inherit"));
    this.#put(member, { ...is, no_inherit: false });
    this.#give(member);
  }

  describe(member: Member, comment: string | null): void {
    const is = this.of(member);
    if (is === null || is.comment === comment) return;
    this.statements.push(commentOnNotNull(member.called, is.name, comment));
    this.#put(member, { ...is, comment });
  }

  #give(member: Member): void {
    const is = this.of(member);
    for (const heir of is === null ? [] : this.#heirsOf(member)) {
      if (this.of(heir) !== null) continue;
      this.begun.add(heir);
      this.#put(heir, { name: is?.name ?? "", own: false, no_inherit: false, comment: null });
      this.#give(heir);
    }
  }

  /** A partition may have made it its own, which no catalog tells: by adding it before its parent, or by a primary key. It is dropped there as well. */
  #leave(member: Member): void {
    const is = this.of(member);
    this.#put(member, null);
    for (const heir of is?.no_inherit === false ? this.#heirsOf(member) : []) {
      const had = this.of(heir);
      if (had?.own !== false || this.isInherited(heir)) continue;
      if (heir.table.partition_of !== null && (had.name !== is?.name || heir.touched)) this.statements.push(dropNotNull(heir.called, this.#family.called));
      this.#leave(heir);
    }
  }

  #rename(member: Member, from: string, to: string): void {
    const is = this.of(member);
    if (is?.name !== from) return;
    this.#put(member, { ...is, name: to });
    if (!is.no_inherit) for (const heir of this.#heirsOf(member)) this.#rename(heir, from, to);
  }

  #own(member: Member): void {
    const is = this.of(member);
    if (is !== null) this.#put(member, { ...is, own: true });
  }

  #heirsOf(member: Member): readonly Member[] {
    return this.#heirs.get(member.table.address) ?? [];
  }

  #put(member: Member, is: NotNull | null): void {
    this.#now.set(member.table.address, is);
  }
}

function alterConstraint(member: Member, name: string, how: "inherit" | "no inherit"): string {
  return `alter table ${member.called} alter constraint ${quoteIdent(name)} ${how}`;
}

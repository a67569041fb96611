/** The roles that statements name, and statements with other names in their places. */
import { offsetOfByte } from "./place.ts";
import type { StatementNode } from "./parse-statement.ts";

export type RoleMention = { readonly name: string; /** Byte of the statement. */ readonly location: number };

/** Every role that a statement names; not PUBLIC, CURRENT_USER and the like, not the server's own `pg_…`. */
export function mentionedRoles(node: StatementNode): readonly RoleMention[] {
  const found: RoleMention[] = [];
  visit(node, (value) => {
    const role = value as { roletype?: string; rolename?: string; location?: number };
    if (role.roletype === "ROLESPEC_CSTRING" && role.rolename !== undefined) found.push({ name: role.rolename, location: role.location ?? 0 });
    const setting = value as { name?: string; args?: readonly { A_Const?: { sval?: { sval?: string }; location?: number } }[] };
    const wanted = setting.name === "role" ? setting.args?.[0]?.A_Const : undefined;
    if (wanted?.sval?.sval !== undefined) found.push({ name: wanted.sval.sval, location: wanted.location ?? 0 });
  });
  return found.filter(({ name }) => !name.startsWith("pg_")).sort((left, right) => left.location - right.location);
}

function visit(value: unknown, see: (value: object) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, see);
  } else if (typeof value === "object" && value !== null) {
    see(value);
    for (const inner of Object.values(value)) visit(inner, see);
  }
}

/** The statement with stand-ins in the places of the roles that they play. */
export function renameMentions(statement: string, mentions: readonly RoleMention[], standIns: ReadonlyMap<string, string>): string {
  let made = statement;
  for (const { name, location } of [...mentions].reverse()) {
    const other = standIns.get(name);
    if (other === undefined) continue;
    const start = offsetOfByte(statement, location);
    const written = /^(?:"(?:[^"]|"")*"|[^\s;,()]+)/.exec(statement.slice(start))?.[0] ?? "";
    made = `${made.slice(0, start)}"${other.replaceAll('"', '""')}"${made.slice(start + written.length)}`;
  }
  return made;
}

/** ALTER DEFAULT PRIVILEGES that names no role means whoever executes it, and nobody knows that one by name: `owner` is named instead. */
export function withDefaultRole(statement: string, node: StatementNode, owner: string): string {
  const options = (node as { AlterDefaultPrivilegesStmt?: { options?: readonly { DefElem?: { defname?: string } }[] } }).AlterDefaultPrivilegesStmt;
  if (options === undefined || (options.options ?? []).some((option) => option.DefElem?.defname === "roles")) return statement;
  return statement.replace(/^alter\s+default\s+privileges\b/i, `$& for role "${owner.replaceAll('"', '""')}"`);
}

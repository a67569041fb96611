/** The relation locks that the current transaction holds on tables that others can see, strongest per table. */
import type { Lock, LockMode } from "../../plv8/src/types/plan.ts";
import { lockModes, lockStrength } from "../../plv8/src/plan/lock-strength.ts";
import { qualifiedName } from "../../plv8/src/render/names.ts";
import type { Session } from "../db.ts";

/** `AccessExclusiveLock` → `ACCESS EXCLUSIVE`. */
const modeOf = (name: string): LockMode | undefined =>
  lockModes.find(
    (mode) =>
      name ===
      `${mode
        .split(" ")
        .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
        .join("")}Lock`,
  );

/** As catalogs say it: which words are quoted differs between majors. */
const addressOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string => `table:${qualifiedName(schema, name)}`;

/**
 * Locks of backend `pid` (default: the session's own) on ordinary and partitioned tables outside the system's schemas.
 * Tables made in the same transaction are left out (they are not in `known`): nobody else can wait for them.
 */
export const locksOf = async (session: Session, pid: number | null, known: ReadonlySet<string>): Promise<readonly Lock[]> => {
  const { rows } = await session.query<{ schema: string; name: string; mode: string }>(
    `select n.nspname as schema, c.relname as name, l.mode
       from pg_catalog.pg_locks as l
       join pg_catalog.pg_class as c on c.oid = l.relation
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where l.pid = coalesce($1::integer, pg_catalog.pg_backend_pid())
        and l.locktype = 'relation' and l.granted
        and c.relkind in ('r', 'p')
        and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
    [pid],
  );
  return strongest(
    rows.flatMap((row) => {
      const mode = modeOf(row.mode);
      const relation = addressOf(row);
      return mode === undefined || !known.has(relation) ? [] : [{ relation, mode }];
    }),
  );
};

/** The strongest lock of each table. */
export const strongest = (locks: readonly Lock[]): readonly Lock[] => {
  const byTable = new Map<string, LockMode>();
  for (const { relation, mode } of locks) {
    const former = byTable.get(relation);
    if (former === undefined || lockStrength(mode) > lockStrength(former)) byTable.set(relation, mode);
  }
  return [...byTable].map(([relation, mode]) => ({ relation, mode })).sort((one, two) => (one.relation < two.relation ? -1 : 1));
};

/** Tables that exist now, by address: locks on later ones concern nobody. */
export const knownTables = async (session: Session): Promise<ReadonlySet<string>> => {
  const { rows } = await session.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name
       from pg_catalog.pg_class as c
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  );
  return new Set(rows.map(addressOf));
};

/** Modes that let reads and writes through; a step may take them unannounced. */
const HARMLESS = lockStrength("SHARE UPDATE EXCLUSIVE");

/** Locks that were taken and not announced, or announced weaker; those that disturb nobody are left out. */
export const unannounced = (seen: readonly Lock[], declared: readonly Lock[]): readonly Lock[] =>
  seen.filter((lock) => {
    if (lockStrength(lock.mode) <= HARMLESS) return false;
    const promised = declared.find((other) => other.relation === lock.relation);
    return promised === undefined || lockStrength(promised.mode) < lockStrength(lock.mode);
  });

import type { Address, Catalog, CatalogObject, ColumnObject, IndexObject, TableObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Result } from "../../types/issue.ts";
import type { PlanInput } from "../../types/plan.ts";
import { diff, rebasedCatalog } from "../../diff/diff.ts";
import { inheritedRenames } from "../../diff/inherited-renames.ts";
import { movedBefore } from "../../diff/moved-before.ts";
import { byAddress } from "../../catalog/by-address.ts";
import { renameMap, type RenameMap } from "../../diff/rename-map.ts";
import { rebaseAddress } from "../../diff/rebase-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { designedRenames } from "../../diff/designed-renames.ts";
import type { PlanContext } from "../plan-context.ts";
import { roomForMoves } from "../room-for-moves.ts";
import { withNotNullNames } from "../not-null/names.ts";
import { transitionName } from "../transition-name.ts";
import { indexesTakenOver } from "./indexes-of-keys.ts";
import { withMovedExtensions } from "./moved-extensions.ts";
import { withCopies } from "./with-copies.ts";

/**
 * A plan's view of both catalogs: `base` has the names after all renames, `former` those before, `moved` those that tables and columns have when everything
 * else has its later name.
 */
export type PlainContext = PlanContext & {
  readonly former: ReadonlyMap<Address, CatalogObject>;
  readonly moved: ReadonlyMap<Address, CatalogObject>;
  readonly moves: PlanContext["moves"] & {
    /** What leaves under a name that another takes. */ readonly aside: ReadonlySet<Address>;
    /** Former address → address in `base`. */ readonly later: ReadonlyMap<Address, Address>;
  };
  /** An object of `base` as it was called and said before. */
  readonly formerly: (object: CatalogObject) => CatalogObject;
  /** Of tables and columns, by their names in `moved`. */
  readonly renames: RenameMap;
  /** Tables and columns that leave under a name which another takes. */
  readonly inTheWay: ReadonlySet<Address>;
  /** Indexes that stay as those of keys which come, by the keys. */
  readonly takenOver: ReadonlyMap<Address, IndexObject>;
  /** Changes of children that their parent's bring about; not among `changes`. */
  readonly inherited: readonly Change[];
};

export function plainContext(input: PlanInput, given: PlanContext): Result<PlainContext> {
  const {
    moves: { before },
    wanted: after,
  } = given;
  const hints = input.applied === null ? [] : inheritedRenames(before, after, designedRenames(input.applied, input.declared));
  let aside: ReadonlySet<Address> = new Set();
  const early = movedBefore(before, after, hints, (moves) => {
    const room = roomForMoves(before, moves);
    aside = room.inTheWay;
    return room.moves;
  });
  if (!early.ok) return early;
  const moved = early.value.catalog;
  const map = renameMap(moved, after, early.value.renames);
  if (!map.ok) return map;
  const { renames, inTheWay } = withRoom(moved, map.value);
  const renamed = rebasedCatalog(moved, renames);
  const named = withNotNullNames(before, renamed, after, given.settings.major);
  // Where nothing has another name, each object is its own original.
  const pairs =
    named.base === before
      ? []
      : renamed.objects.map((rebased, at) => ({ rebased, original: asSaid(before.objects[at] ?? rebased, rebased, named.base.objects[at]) }));
  const originals = named.base === before ? byAddress(before) : new Map(pairs.map(({ original, rebased }) => [rebased.address, original]));
  const { base, wished } = withCopies(withMovedExtensions(named.base, after), named.wished, named.apart);
  const changes: Result<readonly Change[]> =
    base === before && wished === after && hints.length === 0 ? { ok: true, value: given.allChanges, warnings: [] } : diff(base, wished, []);
  if (!changes.ok) return changes;
  const [former, later] = [byAddress(base), byAddress(wished)];
  const takenOver = indexesTakenOver(former, later, changes.value);
  const stays = new Set([...takenOver.values()].map((index) => index.address));
  const marks: readonly Renamed[] = [...takenOver].flatMap(([key, before]) => {
    const after = later.get(key);
    return after?.kind === "constraint" ? [{ before, after }] : [];
  });
  const renamedIndexes = [...changes.value.flatMap((each) => (each.kind === "rename" ? [each] : [])), ...marks];
  const value: PlainContext = {
    ...given,
    base: former,
    after: later,
    takenOver,
    former: named.base === renamed ? byAddress(before) : new Map(pairs.map(({ original }) => [original.address, original])),
    moved: byAddress(moved),
    moves: {
      before,
      catalog: moved,
      moves: early.value.moves,
      aside,
      later: new Map(pairs.flatMap(({ original, rebased }) => (original.address === rebased.address ? [] : [[original.address, rebased.address] as const]))),
    },
    changes: changes.value
      .filter((change) => change.kind !== "drop" || !stays.has(change.address))
      .flatMap(withOwner)
      .flatMap((change) => withoutRenamedIndex(change, renamedIndexes)),
    renames,
    inTheWay,
    inherited: [],
    detached: named.apart,
    columnRenames: new Map(),
    tableRenames: [],
    formerly: (object) => originals.get(object.address) ?? object,
  };
  return { ok: true, value, warnings: [] };
}

/** With the name of its NOT NULL where that has to be told. */
function asSaid(original: CatalogObject, rebased: CatalogObject, told: CatalogObject | undefined): CatalogObject {
  return told === rebased || original.kind !== "column" || told?.kind !== "column" || told.not_null_as === undefined
    ? original
    : { ...original, not_null_as: told.not_null_as };
}

/** A sequence that belongs to a column has its table's owner: no statement of its own says so. */
function withOwner(change: Change): readonly Change[] {
  if (
    change.kind !== "alter" ||
    change.before.kind !== "sequence" ||
    change.after.kind !== "sequence" ||
    change.before.owned_by === null ||
    change.before.owned_by !== change.after.owned_by
  )
    return [change];
  const properties = change.properties.filter((name) => name !== "owner");
  return properties.length === 0 ? [] : [{ ...change, properties }];
}

type Renamed = { readonly before: CatalogObject; readonly after: CatalogObject };

/** A table goes on to know its index when that takes another name. */
function withoutRenamedIndex(change: Change, all: readonly Renamed[]): readonly Change[] {
  if (change.kind !== "alter" || change.before.kind !== "table" || change.after.kind !== "table") return [change];
  const { before, after } = change;
  const renamed = (from: string | undefined, to: string | undefined): boolean =>
    from !== undefined &&
    to !== undefined &&
    all.some(
      (each) =>
        (each.after.kind === "index" || each.after.kind === "constraint") &&
        each.after.schema === after.schema &&
        each.after.table === after.name &&
        each.before.name === from &&
        each.after.name === to,
    );
  const index = (identity: string): string | undefined => (identity.startsWith("index ") ? identity.slice("index ".length) : undefined);
  const properties = change.properties.filter(
    (name) =>
      !(name === "cluster_on" && renamed(before.cluster_on, after.cluster_on)) &&
      !(name === "replica_identity" && renamed(index(before.replica_identity), index(after.replica_identity))),
  );
  return properties.length === 0 ? [] : [{ ...change, properties }];
}

/** What leaves and has a name that another takes is known by a name of its own. */
function withRoom(before: Catalog, given: RenameMap): { readonly renames: RenameMap; readonly inTheWay: ReadonlySet<Address> } {
  const tables = new Map<Address, TableObject>(given.tables);
  const columns = new Map<Address, ColumnObject>(given.columns);
  const inTheWay = new Set<Address>();
  const [newTables, newColumns] = [new Set([...tables.values()].map((table) => table.address)), new Set([...columns.values()].map((column) => column.address))];
  for (const object of before.objects) {
    if (object.kind === "table" && newTables.has(object.address) && !given.tables.has(object.address)) {
      const name = transitionName("old", object.name);
      tables.set(object.address, { ...object, name, address: `table:${qualifiedName(object.schema, name)}` });
      inTheWay.add(object.address);
    }
    const later = object.kind === "column" ? rebaseAddress(object.address, { tables, columns: new Map() }) : null;
    if (object.kind === "column" && later !== null && newColumns.has(later) && !given.columns.has(object.address)) {
      const name = transitionName("old", object.name);
      columns.set(object.address, { ...object, name, address: `${later.slice(0, later.length - quoteIdent(object.name).length)}${quoteIdent(name)}` });
      inTheWay.add(object.address);
    }
  }
  return { renames: { tables, columns }, inTheWay };
}

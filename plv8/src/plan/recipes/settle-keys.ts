import type { ConstraintObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { inSequence, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { counterparts, keysBack, keysForward, owned, referringTables, returnDrafts } from "./exchange-keys.ts";
import { queue } from "./not-null.ts";
import { isPrimary, type Successor } from "./successors.ts";

/**
 * Where both names of a column stand until the plan is completed, the primary key over it, its counter and the foreign keys to it go over to the new one then:
 * all that they need was built before, so one brief transaction does it.
 */
export function settleKeys(context: PlanContext, group: SyncGroup, successors: readonly Successor[]): readonly Draft[] {
  const primary = successors.find(isPrimary);
  const counts =
    owned(context, group, true).length > 0 ||
    counterparts(group).some(({ former, later }) => former.column.identity !== null || later.column.identity !== null);
  if (group.exchange || (primary === undefined && group.referrers.length === 0 && !counts)) return [];
  const referring = [...new Set(referringTables(group))].sort(compareCodePoints);
  const locks = [...referring, group.table.address].map((relation): Lock => ({ relation, mode: "ACCESS EXCLUSIVE" }));
  const names = group.later.map((each) => `${group.table.name}.${each.column.name}`).join(", ");
  const what = [
    ...(primary === undefined ? [] : [`primary key ${primary.object.name}`]),
    ...(counts ? ["the counter"] : []),
    ...(group.referrers.length === 0 ? [] : [`foreign keys (${group.referrers.map(({ key }) => `${key.table}.${key.name}`).join(", ")})`]),
  ];
  const [there, returned] = [keysForward(context, group, successors), keysBack(context, group, successors)];
  const settle = transactionDraft({
    phase: "contract",
    kind: "settle_keys",
    object: primary?.object.address ?? group.later[0]?.column.address ?? group.table.address,
    what: `${what.join(", ")}: over ${names} from now on`,
    locks,
    statements: [...there.before, ...there.behind],
    undo: undoBy(locks, [...returned.before, ...returned.behind]),
    hazards: [
      queue(group.table),
      ...group.referrers.map(({ key }) => hazard("brief_lock_queue", `${key.table} is locked with it, as its ${key.name} refers to ${group.table.name}`)),
    ],
  });
  return inSequence([settle, ...returnDrafts(context, group, successors)]);
}

/**
 * A column that refers leaves when its foreign key has gone over, and comes back filled before that goes back; so does one that shares a key or an index with
 * columns of another group. An exchange waits for foreign keys over its columns that are built for another group.
 */
export function betweenGroups(groups: readonly SyncGroup[], draftsOf: (group: SyncGroup) => readonly Draft[]): readonly Draft[] {
  const made = groups.map((group) => ({ group, drafts: draftsOf(group) }));
  return made.flatMap(({ group, drafts }) => {
    const others = made.filter((other) => other.group !== group && other.group.exchange !== group.exchange);
    const referred = made.filter((other) => other.group !== group && !other.group.exchange && other.group.referrers.some(({ key }) => isOver(group, key)));
    const leaves = [
      ...referred.flatMap((other) => other.drafts.filter((draft) => draft.phase === "contract" && settling.includes(draft.kind))),
      ...others.flatMap((other) =>
        group.exchange || group.shared.size === 0 || other.group.table.address !== group.table.address ? [] : beforeCompared(other.drafts),
      ),
    ].map((draft) => draft.id);
    const built = referred
      .flatMap((other) => other.drafts.filter((draft) => building.includes(draft.kind) && draft.phase !== "contract"))
      .map((draft) => draft.id);
    return drafts.map((draft) =>
      draft.kind === "compare_shapes"
        ? { ...draft, requires: [...draft.requires, ...leaves] }
        : draft.kind === "exchange_columns"
          ? { ...draft, requires: [...draft.requires, ...built] }
          : draft,
    );
  });
}

function isOver(group: SyncGroup, key: ConstraintObject): boolean {
  return tableAddress(key.schema, key.table) === group.table.address && group.former.some((each) => key.columns.includes(each.column.name));
}

function beforeCompared(drafts: readonly Draft[]): readonly Draft[] {
  const contract = drafts.filter((draft) => draft.phase === "contract");
  return contract.slice(
    0,
    contract.findIndex((draft) => draft.kind === "compare_shapes"),
  );
}

const building = ["add_foreign_key", "validate_foreign_key"];
const settling = ["settle_keys", "return_constraint", "return_foreign_key", "return_index"];

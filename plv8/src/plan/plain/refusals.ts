import type { CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { quoteIdent } from "../../render/names.ts";
import { isLeftover } from "../../render/render-object.ts";
import { isOfView } from "../../render/alter/column.ts";
import { remoteOptions } from "../../render/alter/subscription.ts";
import { partitionedBy } from "../partitions.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { refuseComputedInCircle } from "../refuse/computed-in-circle.ts";
import { refuseNotNullsApart } from "../refuse/foreign-parents.ts";
import { refuseMembership } from "../refuse/membership.ts";
import { refusal } from "../refuse/refusal.ts";
import { alterationOf } from "./alteration-of.ts";
import { refuseComputedOtherwise } from "./heirs-again.ts";
import type { MadeAgain } from "./made-again.ts";
import type { PlainContext } from "./plain-context.ts";
import { columnsLeaving } from "./rebuild-type.ts";
import { noStatementMakes, wordsFor } from "./plain-drafts.ts";
import { readByOthers } from "./told-rules.ts";
import { saidOfType } from "../../diff/property-names.ts";

const BY_HAND = "Change it by hand on the left side, then compare again.";

/** What no statement does, or what would lose rows unsaid. */
export function plainRefusals(context: PlainContext, moved: MadeAgain): readonly Issue[] {
  const lost = [...moved.again.keys()].flatMap((address) => {
    const after = context.after.get(address);
    return after !== undefined && "definition" in after && after.definition === null ? [unmakeable(after)] : [];
  });
  return [
    ...context.changes.flatMap((change) => [
      ...unknown(change, moved),
      ...silent(context, change, moved),
      ...keyed(context, change),
      ...fixed(change),
      ...remote(change),
    ]),
    ...lost,
    ...refuseMembership(context),
    ...refuseNotNullsApart(context),
    ...exchanged(context, moved),
    ...readTooLate(context, moved),
    ...refuseComputedOtherwise(context, moved),
    ...refuseComputedInCircle(context),
    ...stuck(moved),
  ];
}

function unknown(change: Change, moved: MadeAgain): readonly Issue[] {
  const object = change.kind === "drop" ? change.before : change.after;
  if (object.kind === "other")
    return [refusal("not-modelled", change.address, `${object.class} ${object.name}: no statement is known that makes or changes it`, BY_HAND)];
  const leftover = leftoverWished(change);
  if (leftover.length > 0) return leftover;
  return "definition" in object && object.definition === null && change.kind !== "drop" && !moved.again.has(object.address) ? [unmakeable(object)] : [];
}

/** An index that is not valid where it is wished. */
export function leftoverWished(change: Change): readonly Issue[] {
  const object = change.kind === "drop" ? change.before : change.after;
  return isLeftover(object) && change.kind !== "drop"
    ? [
        refusal(
          "no-statement",
          change.address,
          `${wordsFor(object)} is not valid on the right side: a build that was interrupted left it, and no statement makes such a one`,
          `There: drop index ${quoteIdent(object.name)}, or reindex index concurrently ${quoteIdent(object.name)}; then compare again.`,
        ),
      ]
    : [];
}

/** Never passed over: a difference that no statement here is about. */
function silent(context: PlanContext, change: Change, moved: MadeAgain): readonly Issue[] {
  if (change.kind !== "alter" || moved.again.has(change.before.address) || (change.after.kind === "column" && isOfView(change.after))) return [];
  const told =
    change.after.kind === "table" ? change.properties.filter((name) => !["partition_of", "inherits", "of_type", "triggers"].includes(name)) : change.properties;
  if (told.length === 0) return [];
  const statements = alterationOf(context, { ...change, properties: told });
  return "because" in statements || statements.length > 0 || isParents(change.after, told)
    ? []
    : [refusal("no-statement", change.address, `${wordsFor(change.after)}: no statement is known here that changes its ${told.join(", ")}`, BY_HAND)];
}

/** Of a foreign table's columns those of its parents come, go and change with these. */
function isParents(object: CatalogObject, told: readonly string[]): boolean {
  return object.kind === "foreign_table" && (object.inherited ?? []).length > 0 && told.every((name) => name === "definition");
}

/** Postgres has no other type for a column that decides where rows lie, in its table or in a partition of it. */
function keyed(context: PlanContext, change: Change): readonly Issue[] {
  if (change.kind !== "alter" || change.before.kind !== "column" || !change.properties.some((name) => saidOfType.includes(name))) return [];
  const { before } = change;
  const own = context.base.get(tableAddress(before.schema, before.table));
  const table = own?.kind === "table" ? partitionedBy(context, own, [before.name]) : undefined;
  if (table === undefined) return [];
  return [
    refusal(
      "rows-in-the-way",
      change.address,
      `${wordsFor(before)} is part of the key that ${table.name} is partitioned by: Postgres can't change its ${change.properties.join(", ")}`,
      "Make a new table under another name, move the rows over, drop the former one.",
    ),
  ];
}

/** What an extension does not let happen to it; dropping it would take along what needs it. */
export function fixed(change: Change): readonly Issue[] {
  if (change.kind !== "alter" || change.before.kind !== "extension" || change.after.kind !== "extension") return [];
  const { before, after } = change;
  const again = `Drop the extension with what needs it and create it again as wished (create extension ${quoteIdent(after.name)} schema ${quoteIdent(after.schema)} version '${after.version}'), then compare again.`;
  return [
    ...(change.properties.includes("schema") && before.relocatable === false
      ? [
          refusal(
            "extension-stays",
            change.address,
            `extension ${after.name} can't move from schema ${before.schema} to ${after.schema}: it is not relocatable`,
            again,
          ),
        ]
      : []),
    ...(change.properties.includes("version") && isOlder(after.version, before.version)
      ? [
          refusal(
            "extension-stays",
            change.address,
            `extension ${after.name} can't go back from version ${before.version} to ${after.version}: extensions are only updated to later versions`,
            again,
          ),
        ]
      : []),
  ];
}

/** What Postgres changes by asking the publisher; making the subscription again would lose its connection and its place. */
export function remote(change: Change): readonly Issue[] {
  if (change.kind !== "alter" || change.before.kind !== "subscription" || change.after.kind !== "subscription") return [];
  const options = remoteOptions(change.before, change.after);
  if (options.length === 0) return [];
  const [name, set] = [quoteIdent(change.after.name), options.map((option) => `${option.name} = ${option.value}`).join(", ")];
  return [
    refusal(
      "no-statement",
      change.address,
      `${wordsFor(change.after)}: Postgres asks the publisher to change ${options.map((option) => option.name).join(" and ")}, which no plan does (failover from 17 on, two_phase from 18 on)`,
      `Run it by hand, outside of a transaction: alter subscription ${name} disable; alter subscription ${name} set (${set}); alter subscription ${name} enable; then compare again.`,
    ),
  ];
}

/** By numbers, part by part; what is no number says nothing. */
function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split(".").map(Number)) as [number[], number[]];
  if ([...left, ...right].some((part) => Number.isNaN(part))) return false;
  const at = Array.from({ length: Math.max(left.length, right.length) }, (_none, index) => index).find((index) => (left[index] ?? 0) !== (right[index] ?? 0));
  return at !== undefined && (left[at] ?? 0) < (right[at] ?? 0);
}

/** Types that are made again while columns go from each to the other: whichever came first, the other's columns would hold it. */
function exchanged(context: PlanContext, moved: MadeAgain): readonly Issue[] {
  const goes = new Map(
    [...moved.rebuilt].map((address) => {
      const type = context.after.get(address);
      const columns = type?.kind === "enum" || type?.kind === "domain" || type?.kind === "composite" ? columnsLeaving(context, type) : [];
      return [address, new Set(columns.flatMap((column) => (context.after.get(column)?.depends_on ?? []).filter((need) => moved.rebuilt.has(need))))] as const;
    }),
  );
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    [...(goes.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  return [...goes.keys()]
    .filter((address) => reaches(address, address, new Set()))
    .sort()
    .map((address) =>
      refusal(
        "rows-in-the-way",
        address,
        `${address.replace(":", " ")} must be made again while columns go from it to another type that must be, and back: no order of the two is right`,
        "Let the columns become of a plain type (text) first, in a plan of its own.",
      ),
    );
}

/** A column that must leave first can't give its values to another. */
function readTooLate(context: PlanContext, moved: MadeAgain): readonly Issue[] {
  const dropped = context.changes.flatMap((change) => (change.kind === "drop" ? [change.address] : []));
  const read = readByOthers(context);
  return dropped
    .filter((address) => read.has(address) && !moved.late.has(address))
    .map((address) =>
      refusal(
        "rows-in-the-way",
        address,
        `${address.replace(":", " ")} leaves before what comes in its place, and forward of another column reads it`,
        "Make the new column in a plan of its own, let the former one leave in the next.",
      ),
    );
}

function stuck(moved: MadeAgain): readonly Issue[] {
  return moved.stuck.map(({ object, needs, because }) =>
    refusal(
      "rows-in-the-way",
      object.address,
      object.address === needs
        ? `${object.address.replace(":", " ")} can't become what is wished in place (${because}), and making it again would lose its rows`
        : `${object.address.replace(":", " ")} needs ${needs.replace(":", " ")}, which must be dropped and made again (${because}), and holds rows that would go with it`,
      object.kind === "table" && object.inherits.includes(needs)
        ? `By hand: alter table ${object.address.slice("table:".length)} no inherit ${needs.slice(needs.indexOf(":") + 1)}; change that one, and give both the same columns; inherit again (the columns stay its own then); then compare again.`
        : "Make a new one under another name, move the rows over, drop the former one.",
    ),
  );
}

function unmakeable(object: CatalogObject): Issue {
  return refusal("not-modelled", object.address, noStatementMakes(object), "Make it by hand on the left side, then compare again.");
}

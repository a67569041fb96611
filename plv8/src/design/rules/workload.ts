import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { tableAddress } from "../names.ts";
import type { ColumnShape, IndexWish, Part } from "../part.ts";

/** How many indexes for access patterns a table may have; foreign keys and unique keys are not counted. */
const budgets = { write_heavy: 3, oltp: 12, mixed: 12, read_heavy: 24, analytical: 24 } as const;

/** Free space kept in each page, so that a changed row stays beside its old version; null where nothing is kept. */
export function fillfactorOf(thing: Thing, columns: readonly ColumnShape[], { model }: DesignInput): number | null {
  const changes = thing.entity?.immutable !== true && columns.some((shape) => shape.role === "business");
  return model.workload === "write_heavy" && changes && thing.kind === "entity" ? 85 : null;
}

/** The decision behind the fill factor. */
export function workloadRule(thing: Thing, columns: readonly ColumnShape[], input: DesignInput): Part {
  const fillfactor = fillfactorOf(thing, columns, input);
  if (fillfactor === null) return {};
  return {
    decisions: [
      {
        subject: tableAddress(input.settings.schema, thing.table),
        rule: "workload.fillfactor",
        reason: `Writes prevail: pages are filled to ${fillfactor} %, so that a changed row finds room in its own page and no index is touched.`,
        cites: ["intent.workload"],
        rejected: "100 %: each update would move the row and write every index",
        cost: `${Math.round(10000 / fillfactor - 100)} % more pages`,
      },
    ],
  };
}

/**
 * The wishes that the budget allows, and the decision for those that it does not. Foreign keys always stay; of the others those with a wish for
 * speed and with most traffic.
 */
export function withinBudget(
  wishes: readonly IndexWish[],
  urgent: ReadonlySet<string>,
  { model }: DesignInput,
): { readonly kept: readonly IndexWish[]; readonly decisions: NonNullable<Part["decisions"]> } {
  const budget = budgets[model.workload];
  const asked = wishes
    .filter((wish) => !wish.foreign)
    .map((wish, index) => ({ wish, index }))
    .sort(
      (left, right) =>
        Number(urgent.has(right.wish.serves)) - Number(urgent.has(left.wish.serves)) || right.wish.share - left.wish.share || left.index - right.index,
    );
  const dropped = new Set(asked.slice(budget).map(({ wish }) => wish));
  return {
    kept: wishes.filter((wish) => !dropped.has(wish)),
    decisions: [...dropped].map((wish) => ({
      subject: wish.cites,
      rule: "access.over-budget",
      reason: `${wish.serves} gets no index: with workload ${model.workload} a table has at most ${budget} for access patterns, and others are asked more or must answer sooner.`,
      cites: [wish.cites, "intent.workload"],
      rejected: `an index on (${[...wish.equals, ...wish.tail.map((part) => part.column)].join(", ")})`,
      cost: "reads the whole table, or what another index leaves",
    })),
  };
}

import type { IndexObject, TableObject } from "../types/catalog.ts";
import { createIndex } from "../render/alter-index.ts";
import type { PlanContext } from "./plan-context.ts";

type Objects = PlanContext["after"];

/** Of a table that comes to a parent: an index that is to be a part of the parent's and is made for it, and its own one that Postgres takes in its place. */
export function alikePairs(table: TableObject, standing: Objects, wished: Objects): readonly (readonly [made: IndexObject, fitting: IndexObject])[] {
  const own = [...wished.values()].filter((each): each is IndexObject => each.kind === "index" && each.schema === table.schema && each.table === table.name);
  return (table.copies ?? []).flatMap(({ of, name }) => {
    const made = of.startsWith("index:") ? own.find((each) => each.name === name && !standing.has(each.address)) : undefined;
    const fitting = own.filter((each) => made !== undefined && standing.has(each.address) && isAlike(each, made));
    return made !== undefined && fitting[0] !== undefined && fitting.length === 1 ? [[made, fitting[0]] as const] : [];
  });
}

function isAlike(left: IndexObject, right: IndexObject): boolean {
  const [one, other] = [left, right].map(({ definition }) => createIndex(definition, right.name, false));
  return one === other && left.tablespace === right.tablespace;
}

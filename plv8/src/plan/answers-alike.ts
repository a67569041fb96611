import type { FunctionObject } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import { qualifiedName } from "../render/names.ts";

/** Functions that come and can't stand beside this one. */
export function answeringAlike(changes: readonly Change[], gone: FunctionObject): readonly FunctionObject[] {
  return changes.flatMap((change) => (change.kind === "create" && change.after.kind === "function" && answersAlike(gone, change.after) ? [change.after] : []));
}

/** Two of one name, of which one has the other's arguments and more, with defaults: a call without those is "not unique" while both stand. */
function answersAlike(left: FunctionObject, right: FunctionObject): boolean {
  if (left.schema !== right.schema || left.name !== right.name) return false;
  return [
    [left, right],
    [right, left],
  ].some(([few, many]) => {
    if (few === undefined || many === undefined) return false;
    const [first, all] = [typesOf(few), typesOf(many)];
    const head = many.definition.split(/\n (?:RETURNS|LANGUAGE) /u)[0] ?? "";
    return /\bDEFAULT\b/u.test(head) && (first === "" || all.startsWith(`${first}, `));
  });
}

function typesOf({ address, schema, name }: FunctionObject): string {
  return address.slice(`function:${qualifiedName(schema, name)}(`.length, -1);
}

import { listItems } from "../../catalog/list-items.ts";
import { renderOptions } from "../render-table.ts";

/** `set (…)` and `reset (…)` from one list of options to another, each `name=value`. */
export function alterOptions(alter: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const key = (option: string): string => option.split("=")[0] ?? option;
  const gone = before.filter((option) => !after.some((each) => key(each) === key(option))).map(key);
  const set = after.filter((option) => !before.includes(option));
  return [
    ...(set.length === 0 ? [] : [`${alter} set${renderOptions(set).slice(" with".length)}`]),
    ...(gone.length === 0 ? [] : [`${alter} reset (${gone.join(", ")})`]),
  ];
}

/** What stands in `WITH (…)` as `name=value`. */
export function storageOptions(inside: string | null): readonly string[] {
  return inside === null
    ? []
    : listItems(inside).map((item) =>
        item.replace(/^([^=]+?)\s*=\s*'((?:[^']|'')*)'$/u, (_all, name: string, value: string) => `${name}=${value.replaceAll("''", "'")}`),
      );
}

/** ` options (add a '1', set b '2', drop c)` from what stands in one `OPTIONS (…)` to another; nothing where both say the same. */
export function foreignOptions(before: string | null, after: string | null): string {
  const [former, later] = [byName(before), byName(after)];
  const items = [
    ...[...former.keys()].filter((name) => !later.has(name)).map((name) => `drop ${name}`),
    ...[...later].flatMap(([name, value]) => (former.get(name) === value ? [] : [`${former.has(name) ? "set" : "add"} ${name} ${value}`])),
  ];
  return items.length === 0 ? "" : ` options (${items.join(", ")})`;
}

/** `name 'value'` each. */
function byName(inside: string | null): ReadonlyMap<string, string> {
  return new Map(
    (inside === null ? [] : listItems(inside)).map((item) => {
      const at = item.startsWith('"') ? item.indexOf('" ') + 1 : item.indexOf(" ");
      return [item.slice(0, at), item.slice(at + 1)] as const;
    }),
  );
}

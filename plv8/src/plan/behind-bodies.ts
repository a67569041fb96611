/** Orders that only bodies in quotes tell: what runs a function runs what its body names, and Postgres tracks none of that. */
import type { Address, CatalogObject } from "../types/catalog.ts";
import { grouped } from "../catalog/grouped.ts";
import { sqlTokens, type SqlToken } from "../catalog/sql-tokens.ts";
import type { Draft } from "./draft.ts";
import type { PlanContext } from "./plan-context.ts";

type Objects = PlanContext["after"];

/** What computes values at once when it comes, or comes back on a rollback. */
const computed: ReadonlySet<CatalogObject["kind"]> = new Set(["column", "constraint", "index", "materialized_view"]);

/** Fills and builds come behind what they run; what they run leaves behind them, and so is back before them on a rollback. */
export function behindBodies(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const called = (changes: "create" | "drop"): ReadonlySet<Address> =>
    new Set(
      context.changes.flatMap((change) => (change.kind === changes && isNamed(change.kind === "drop" ? change.before : change.after) ? [change.address] : [])),
    );
  const [comes, leaves] = [called("create"), called("drop")];
  if (comes.size + leaves.size === 0) return drafts;
  const fills = new Map(drafts.flatMap((draft) => (draft.kind === "refresh_materialized_view" ? [[draft.object, draft.id] as const] : [])));
  const before = drafts.flatMap((draft) => (computes(context.base, draft.object) && draft.phase === "contract" ? [draft] : []));
  const ran = new Map(leaves.size === 0 ? [] : before.map((draft) => [draft.id, runBy(context.base, draft.object)] as const));
  return drafts.map((draft) => {
    const leaving = draft.removes.filter((address) => leaves.has(address));
    const first = leaving.length === 0 ? [] : before.filter(({ id }) => id !== draft.id && leaving.some((address) => ran.get(id)?.has(address) === true));
    const runs = draft.phase !== "contract" && comes.size > 0 && computes(context.after, draft.object) ? [...runBy(context.after, draft.object)] : [];
    const uses = runs.filter((address) => comes.has(address) && !draft.provides.includes(address));
    const filled = fills.get(draft.object) === draft.id ? runs.flatMap((address) => (address === draft.object ? [] : (fills.get(address) ?? []))) : [];
    return first.length + uses.length + filled.length === 0
      ? draft
      : { ...draft, uses: [...draft.uses, ...uses], requires: [...draft.requires, ...first.map(({ id }) => id), ...filled] };
  });
}

function computes(catalog: Objects, address: Address): boolean {
  const object = catalog.get(address);
  return object !== undefined && computed.has(object.kind);
}

function isNamed(object: CatalogObject): boolean {
  return object.kind === "function" || object.kind === "view" || object.kind === "materialized_view";
}

/** All that is run, or read, when the object is computed. */
function runBy(catalog: Objects, address: Address): ReadonlySet<Address> {
  const found = new Set<Address>();
  const ahead = [address];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const object = catalog.get(next);
    if (object === undefined || found.has(next)) continue;
    found.add(next);
    if (object.kind !== "table") ahead.push(...object.depends_on, ...namedIn(catalog, object));
  }
  return found;
}

const namesakes = grouped<Address>((object, add) => {
  if (isNamed(object) && "name" in object) add(object.name ?? "", object.address);
});

/** What the body of a function may name: a word of it is enough, as a step that comes later than it must harms nothing. */
function namedIn(catalog: Objects, object: CatalogObject): readonly Address[] {
  return namesakesOf(
    catalog,
    wordsOf(object).map(({ name }) => name),
  );
}

/** The functions that are called when the object is computed, those that bodies in quotes call with them: by a name before a bracket. */
export function calledBy(catalog: Objects, address: Address): ReadonlySet<Address> {
  const found = new Set<Address>();
  const ahead = [...(catalog.get(address)?.depends_on ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const object = catalog.get(next);
    if (object?.kind !== "function" || found.has(next)) continue;
    found.add(next);
    const words = wordsOf(object).filter(({ text }) => text.trim() !== "");
    const called = words.flatMap(({ name }, at) => (words[at + 1]?.text === "(" ? [name] : []));
    ahead.push(...object.depends_on, ...namesakesOf(catalog, called));
  }
  return found;
}

function wordsOf(object: CatalogObject): readonly SqlToken[] {
  const body = object.kind === "function" ? /AS (\$\w*\$)([\s\S]*)\1/u.exec(object.definition)?.[2] : undefined;
  return body === undefined ? [] : sqlTokens(body);
}

function namesakesOf(catalog: Objects, names: readonly (string | null)[]): readonly Address[] {
  return [...new Set(names)].flatMap((name) => (name === null ? [] : namesakes(catalog, name)));
}

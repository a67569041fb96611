/** What leaves and what comes may be the same thing under another name: proposed with a score, for a person to say; never assumed. */
import { partsOf } from "../../plv8/src/diff/moves.ts";
import { byAddress } from "../../plv8/src/catalog/by-address.ts";
import type { Rename } from "../../plv8/src/diff/rename-map.ts";
import type { Rebased } from "../../plv8/src/diff/diff.ts";
import { pairRenamed } from "../../plv8/src/diff/pair-renamed.ts";
import { rebasedUnder } from "../../plv8/src/diff/under-renames.ts";
import type { Catalog, CatalogKind, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { partScore, renameScore, type Scene } from "./rename-scores.ts";

/** Addresses, and words as `--rename` takes them; `hint`: what `-- @renamed from` says. `score`: 0 to 1. */
export type Proposal = Rename & { readonly words: string; readonly hint: string; readonly score: number };

const ENOUGH = 0.6;
/** Pairs of one kind: where so much leaves and comes, it is another schema, not the same under other names. */
const TOO_MANY = 10_000;

/** Kinds that are compared. */
const proposed: ReadonlySet<CatalogKind> = new Set([
  "schema",
  "table",
  "column",
  "enum",
  "domain",
  "composite",
  "range",
  "view",
  "materialized_view",
  "sequence",
  "function",
  "index",
  "constraint",
  "trigger",
  "policy",
  "rule",
  "foreign_table",
  "statistics",
  "collation",
]);

/** Best first; each thing in one proposal at most. `told`: renames that are known already. */
export function proposeRenames(before: Catalog, after: Catalog, told: readonly Rename[]): readonly Proposal[] {
  const under = rebasedUnder(before, after, told);
  const standing = new Map(under.map(({ original, rebased }) => [rebased.address, original]));
  const there = byAddress(after);
  const gone: Rebased[] = [];
  const stay: { readonly former: CatalogObject; readonly later: CatalogObject }[] = [];
  for (const pair of under) {
    const [former, later] = [pair.original, there.get(pair.rebased.address)];
    if (later !== undefined && later !== former) stay.push({ former, later });
    else if (later === undefined && isProposed(former)) gone.push(pair);
  }
  const come = after.objects.filter((object) => !standing.has(object.address) && isProposed(object));
  // Parts of a table that differ in nothing but their name are renamed unasked.
  const open = pairRenamed(gone, come);
  const left = open.flatMap((change) => (change.kind === "drop" ? [change.before] : []));
  const made = open.flatMap((change) => (change.kind === "create" ? [change.after] : []));
  const scene: Scene = { before, after, later: told.length === 0 ? new Map() : new Map([...standing].map(([address, object]) => [object.address, address])) };
  const wholes = [...proposed].flatMap((kind) => {
    const [from, to] = [left.filter((object) => object.kind === kind), made.filter((object) => object.kind === kind)];
    return from.length * to.length > TOO_MANY
      ? []
      : best(
          from,
          to,
          (former, later) => renameScore(scene, former, later),
          (object) => object.address,
        );
  });
  const known = new Set(told.flatMap((rename) => [rename.from, rename.to]));
  const parts = stay.flatMap(({ former, later }) => {
    const [was, is] = [partsOf(former), partsOf(later)];
    if (was.length === 0 || is.length === 0) return [];
    const names = (parts_: typeof was, others: typeof was): typeof was =>
      parts_.filter((part) => !known.has(part.address) && !others.some((other) => other.name === part.name));
    return best(
      names(was, is),
      names(is, was),
      (from, to) => partScore(former, later, from.name, to.name),
      (part) => part.address,
    );
  });
  const schemas = new Map(wholes.flatMap(({ from, to }) => (from.startsWith("schema:") ? [[from, to] as const] : [])));
  return [...wholes, ...parts]
    .filter(({ from, to }) => !goesWith(from, to, schemas))
    .map((pair) => ({ ...pair, ...wordsFor(pair) }))
    .sort((one, two) => two.score - one.score || compareCodePoints(one.from, two.from));
}

function isProposed(object: CatalogObject): boolean {
  return object.extension === null && proposed.has(object.kind);
}

type Pair = Rename & { readonly score: number };

function best<T>(left: readonly T[], right: readonly T[], scoreOf: (from: T, to: T) => number, addressOf: (thing: T) => string): readonly Pair[] {
  const all = left
    .flatMap((from) => right.map((to) => ({ from: addressOf(from), to: addressOf(to), score: scoreOf(from, to) })))
    .filter((pair) => pair.score >= ENOUGH)
    .sort((one, two) => two.score - one.score || compareCodePoints(one.from, two.from) || compareCodePoints(one.to, two.to));
  const taken = new Set<string>();
  return all.flatMap((pair) => {
    if (taken.has(`<${pair.from}`) || taken.has(`>${pair.to}`)) return [];
    taken.add(`<${pair.from}`).add(`>${pair.to}`);
    return [{ ...pair, score: Math.round(pair.score * 100) / 100 }];
  });
}

/** What only moves with a schema is said with it. */
function goesWith(from: string, to: string, schemas: ReadonlyMap<string, string>): boolean {
  return [...schemas].some(
    ([was, is]) =>
      !from.startsWith("schema:") &&
      from.slice(from.indexOf(":") + 1).startsWith(`${was.slice("schema:".length)}.`) &&
      to.slice(to.indexOf(":") + 1).startsWith(`${is.slice("schema:".length)}.`),
  );
}

const inner = /\.("(?:[^"]|"")*"|[^."]+)$/u;

function wordsFor({ from, to }: Rename): Pick<Proposal, "words" | "hint"> {
  const [kind, was, is] = [from.slice(0, from.indexOf(":")), from.slice(from.indexOf(":") + 1), to.slice(to.indexOf(":") + 1)];
  const bare = ["column", "value", "attribute", "constraint", "trigger", "policy", "rule"].includes(kind);
  const later = bare ? (inner.exec(is)?.[1] ?? is) : is;
  const [wasSchema, isSchema] = [was.split(".")[0], is.split(".")[0]];
  const former = was.replace(/\(.*$/u, "");
  const hint =
    kind === "value"
      ? `'${unquoted(inner.exec(was)?.[1] ?? was).replaceAll("'", "''")}'`
      : wasSchema === isSchema || bare
        ? (inner.exec(former)?.[1] ?? former)
        : former;
  return { words: `${kind === "table" || kind === "column" ? "" : `${kind}:`}${was}=${later}`, hint };
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

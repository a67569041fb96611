/** `--rename old=new`: two things of one kind, by as much of their names as tells them. */
import { didYouMean } from "../sql-input/known-names.ts";
import { UnreadableSide } from "./read-sides.ts";

type Rename = { readonly from: string; readonly to: string };

/**
 * `table=table`, `table.column=column`, `view=view`, `type.value=value`, `function(integer)=function`…, with or without schema, with a kind before the name
 * where it is not enough: `view:shop.a=shop.b`. `known`: addresses of the left and the right side.
 */
export function typedRename(word: string, before: ReadonlySet<string>, after: ReadonlySet<string>, schemas: readonly string[]): Rename {
  const [old = "", later = "", ...more] = parted(word);
  if (old === "" || later === "" || more.length > 0)
    throw new UnreadableSide(`--rename ${word}: write old=new, for example customers.name=customers.full_name`);
  const from = matching(old, before, schemas);
  const wished = from.length === 0 ? [] : from.map((address) => ({ from: address, to: matchingTo(later, address, after, schemas) }));
  const pairs = wished.flatMap((each) => each.to.map((to) => ({ from: each.from, to })));
  // What stands on both sides has not been renamed.
  const changed = pairs.filter((pair) => !after.has(pair.from) || !before.has(pair.to));
  const found = changed.length > 0 ? changed : pairs;
  const [only] = found;
  if (only === undefined)
    throw new UnreadableSide(
      `--rename ${word} matches nothing: ${from.length === 0 ? `there is no ${old.includes(":") ? old.replace(":", " ") : `table, column or anything else called ${old}`} on the left${suggestion(old, before, schemas)}` : `there is no ${later} of the same kind on the right${suggestion(`${kindOf(from[0] ?? "")}:${later}`, after, schemas)}`}`,
    );
  if (found.length > 1)
    throw new UnreadableSide(
      `--rename ${word} matches more than one: ${found.map((pair) => pair.from.replace(":", " ")).join(", ")}: say it with its kind and its schema, for example ${only.from}=${only.to.slice(only.to.indexOf(":") + 1)}`,
    );
  return only;
}

/** At `=` outside of quotes and brackets. */
function parted(word: string): readonly string[] {
  return word.match(/(?:"(?:[^"]|"")*"|\([^)]*\)|[^="(]|\()+/gu) ?? [];
}

function kindOf(address: string): string {
  return address.slice(0, address.indexOf(":"));
}

function matching(name: string, known: ReadonlySet<string>, schemas: readonly string[]): readonly string[] {
  if (known.has(name)) return [name];
  const [kind, rest] = /^[a-z_]+:/u.test(name) ? [kindOf(name), name.slice(name.indexOf(":") + 1)] : [null, name];
  const paths = new Set([rest, ...schemas.map((schema) => `${schema}.${rest}`)]);
  return [...known]
    .filter(
      (address) =>
        (kind === null || kindOf(address) === kind) &&
        [address.slice(address.indexOf(":") + 1), withoutArguments(address)].some((path) => path !== null && paths.has(path)),
    )
    .sort();
}

/** On the right a bare name is enough: what it stands in is known from the left. */
function matchingTo(name: string, from: string, known: ReadonlySet<string>, schemas: readonly string[]): readonly string[] {
  const identity = from.slice(from.indexOf(":") + 1);
  const signature = /\(.*\)$/u.exec(identity)?.[0] ?? "";
  const place = identity.slice(0, identity.length - signature.length).match(/^(.*)\.(?:"(?:[^"]|"")*"|[^."]+)$/u)?.[1];
  const wished = name.includes(":") ? name : `${kindOf(from)}:${name}`;
  const sameArguments = [
    ...matching(`${wished}${signature}`, known, schemas),
    ...(place === undefined || name.includes(":") ? [] : matching(`${kindOf(from)}:${place}.${name}${signature}`, known, [])),
  ];
  const found =
    sameArguments.length > 0
      ? sameArguments
      : [...matching(wished, known, schemas), ...(place === undefined || name.includes(":") ? [] : matching(`${kindOf(from)}:${place}.${name}`, known, []))];
  return [...new Set(found)];
}

function withoutArguments(address: string): string | null {
  return /^function:/u.test(address) ? address.slice("function:".length, address.indexOf("(")) : null;
}

function suggestion(name: string, known: ReadonlySet<string>, schemas: readonly string[]): string {
  const kinds = name.includes(":")
    ? [name]
    : ["table", "column", "view", "enum", "function"].map((kind) => `${kind}:${name.includes(".") ? name : `${schemas[0] ?? "public"}.${name}`}`);
  return kinds.map((each) => didYouMean(each, known)).find((text) => text !== "") ?? "";
}

/** How much two things look like one under two names: 0 to 1. */
import { sqlTokens } from "../../plv8/src/catalog/sql-tokens.ts";
import type { Catalog, CatalogObject, ColumnObject } from "../../plv8/src/types/catalog.ts";
import { alike, shared } from "./alike.ts";

export type Scene = {
  readonly before: Catalog;
  readonly after: Catalog;
  /** Address before → address under the renames that are known, where there are any. */ readonly later: ReadonlyMap<string, string>;
};

export function renameScore(scene: Scene, from: CatalogObject, to: CatalogObject): number {
  if (from.kind !== to.kind) return 0;
  if (from.kind === "table" && to.kind === "table")
    return 0.8 * jaccard(columnKeys(scene.before, from), columnKeys(scene.after, to)) + 0.2 * alike(from.name, to.name);
  if (from.kind === "column" && to.kind === "column") return sameTable(scene, from, to) ? columnScore(from, to) : 0;
  if (from.kind === "schema") return 0.8 * jaccard(membersOf(scene.before, from.name), membersOf(scene.after, to.name)) + 0.2 * alike(from.name, to.name);
  if ("table" in from && "table" in to && !sameTable(scene, from, to)) return 0;
  if (from.kind === "rule" && to.kind === "rule" && ownerOf(from.address) !== ownerOf(to.address)) return 0;
  const body = bodyScore(from, to);
  return body === null ? 0 : 0.8 * body + 0.2 * alike(from.name, to.name);
}

/** A value of an enum, or an attribute of a composite type, at its place among the others. */
export function partScore(before: CatalogObject, after: CatalogObject, from: string, to: string): number {
  if (before.kind === "enum" && after.kind === "enum") {
    const place = before.values.indexOf(from) === after.values.indexOf(to) || neighbours(before.values, from) === neighbours(after.values, to);
    return (place ? 0.55 : 0) + 0.45 * alike(from, to);
  }
  if (before.kind !== "composite" || after.kind !== "composite") return 0;
  const [was, is] = [before.attributes.find((each) => each.name === from), after.attributes.find((each) => each.name === to)];
  if (was === undefined || is === undefined || was.type !== is.type) return 0;
  return 0.4 + (before.attributes.indexOf(was) === after.attributes.indexOf(is) ? 0.2 : 0) + 0.4 * alike(from, to);
}

function neighbours(values: readonly string[], value: string): string {
  const at = values.indexOf(value);
  return [values[at - 1], values[at + 1]].join("\n");
}

function bodyScore(from: CatalogObject, to: CatalogObject): number | null {
  if (from.kind === "enum" && to.kind === "enum") return jaccard(from.values, to.values);
  if (from.kind === "composite" && to.kind === "composite")
    return jaccard(
      from.attributes.map((each) => `${each.name} ${each.type}`),
      to.attributes.map((each) => `${each.name} ${each.type}`),
    );
  if (from.kind === "domain" && to.kind === "domain")
    return from.type !== to.type
      ? 0
      : (1 +
          (from.default === to.default ? 1 : 0) +
          (from.not_null === to.not_null ? 1 : 0) +
          2 *
            jaccard(
              from.checks.map((each) => each.definition),
              to.checks.map((each) => each.definition),
            )) /
          5;
  if (from.kind === "sequence" && to.kind === "sequence") {
    const same = [
      from.type === to.type,
      from.start === to.start,
      from.increment === to.increment,
      from.min === to.min,
      from.max === to.max,
      from.cache === to.cache,
      from.cycle === to.cycle,
    ];
    // Most sequences are alike: the name has to say more.
    return from.owned_by !== null || to.owned_by !== null ? 0 : (same.filter(Boolean).length / same.length) * (0.25 + 0.75 * alike(from.name, to.name));
  }
  if (from.kind === "function" && to.kind === "function" && (from.routine !== to.routine || from.language !== to.language)) return 0;
  if (from.kind === "policy" && to.kind === "policy")
    return from.command === to.command
      ? (1 + (same(from.using, to.using) ? 1 : 0) + (same(from.check, to.check) ? 1 : 0) + (from.roles.join() === to.roles.join() ? 1 : 0)) / 4
      : 0;
  if (!("definition" in from) || !("definition" in to) || from.definition === null || to.definition === null) return null;
  return shared(words(from.definition, from.name), words(to.definition, to.name));
}

function same(left: string | null, right: string | null): boolean {
  return left === right;
}

/** Words of a definition, in any order, without the name and what every such statement says; what stands in quotes of a body counts word by word. */
function words(definition: string, name: string): readonly string[] {
  return sqlTokens(definition)
    .flatMap((token) => (token.text.startsWith("$") ? sqlTokens(token.text.replace(/^\$\w*\$|\$\w*\$$/gu, "")) : [token]))
    .map((token) => token.text.trim().toLowerCase())
    .filter((text) => text !== "" && text !== name.toLowerCase() && !/^[.,;()]$/u.test(text));
}

function jaccard(left: readonly string[], right: readonly string[]): number {
  const known = new Set(right);
  const both = left.filter((item) => known.has(item)).length;
  const all = left.length + right.length - both;
  return all === 0 ? 0 : both / all;
}

function columnKeys(catalog: Catalog, table: { readonly schema: string; readonly name: string }): readonly string[] {
  return catalog.objects.flatMap((object) =>
    object.kind === "column" && object.schema === table.schema && object.table === table.name ? [`${object.name} ${object.type}`] : [],
  );
}

function membersOf(catalog: Catalog, schema: string): readonly string[] {
  return catalog.objects.flatMap((object) =>
    "schema" in object && object.schema === schema && object.kind !== "column"
      ? [`${object.kind} ${"table" in object ? object.table : ""} ${object.name}`]
      : [],
  );
}

function sameTable(
  scene: Scene,
  from: { readonly schema: string; readonly table: string; readonly address: string },
  to: { readonly schema: string; readonly table: string },
): boolean {
  const stands = scene.after.objects.some((object) => object.kind === "table" && object.schema === to.schema && object.name === to.table);
  const former = scene.before.objects.find((object) => object.kind === "table" && object.schema === from.schema && object.name === from.table);
  const later = former === undefined ? undefined : (scene.later.get(former.address) ?? former.address);
  return stands && later === scene.after.objects.find((object) => object.kind === "table" && object.schema === to.schema && object.name === to.table)?.address;
}

function ownerOf(address: string): string {
  return address.slice(0, address.lastIndexOf("."));
}

/** Of one type; alike in name, place and what is said of them. */
function columnScore(from: ColumnObject, to: ColumnObject): number {
  if (from.type !== to.type) return 0;
  const equal = [
    from.not_null === to.not_null,
    from.default === to.default,
    from.position === to.position,
    from.comment !== null && from.comment === to.comment,
  ];
  return 0.4 + 0.35 * alike(from.name, to.name) + 0.0625 * equal.filter(Boolean).length;
}

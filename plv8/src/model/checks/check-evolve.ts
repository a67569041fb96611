import type { Design } from "../../types/design.ts";
import { didYouMean } from "../did-you-mean.ts";
import { checkExpression } from "../expression/check-expression.ts";
import { namesIn } from "../expression/tree.ts";
import { findFormer, formerNames, type FormerTable, isCarriedOut } from "../former.ts";
import type { Path } from "../path.ts";
import type { Thing } from "../resolved.ts";
import type { EvolveEntry } from "../schema-document.ts";
import { closedValues, columnsByName, ownerColumns, ownerIdentity, tenantColumn } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

/** How data get from the last version to this one is said where it is not obvious, and speaks of columns that exist. */
export function checkEvolve(input: CheckInput, former: Design | null): void {
  const { model, things, report } = input;
  for (const [key, entry] of Object.entries(model.evolve)) {
    const [name = "", member = ""] = key.split(".");
    const thing = things.get(name);
    if (thing === undefined) continue;
    const members = [
      ...Object.keys(thing.attributes),
      ...thing.keys.map((toOne) => toOne.role),
      ...(thing.kind === "entity" && entry.fill === undefined ? ["id"] : []),
    ];
    if (!members.includes(member)) {
      const guess = didYouMean(member, members);
      report.error(
        "model.unknown-attribute",
        ["evolve", key],
        `${name} has no attribute \`${member}\`${guess}`,
        "Name an attribute of this version: the one that gets the data.",
        "key",
      );
      continue;
    }
    const table = former === null ? null : findFormer(thing, former);
    if (table !== null && isCarriedOut(thing, member, entry, table)) {
      report.warn(
        "evolve.carried-out",
        ["evolve", key],
        entry.forward === undefined
          ? `${key} stands already, and does not become required now: nothing is filled.`
          : `${key} has its data already: what forward reads is gone.`,
        "Remove the entry; it is not used any more.",
        "key",
      );
      continue;
    }
    checkEntry(thing, entry, ["evolve", key], table, input);
  }
  if (former !== null) for (const thing of model.things) checkNewMembers(thing, former, input);
}

function checkEntry(thing: Thing, entry: EvolveEntry, path: Path, table: FormerTable | null, { model, things, report }: CheckInput): void {
  if (entry.forward === undefined && entry.back === undefined && entry.fill === undefined) {
    report.error("evolve.empty", path, "Nothing is said here.", "Write forward, back or fill, or remove the entry.");
    return;
  }
  if (entry.forward !== undefined && entry.fill !== undefined) {
    report.error(
      "model.contradiction",
      [...path, "fill"],
      "`forward` gives every existing row its value; `fill` would, too.",
      "Keep one: put a fallback into forward with coalesce(…, …).",
    );
  }
  const own = { owner: thing.name, columns: columnsByName(thing, model, things), values: closedValues(thing) };
  const before =
    table === null ? null : { owner: `the last version of ${thing.name}`, columns: formerNames(table), values: new Map<string, readonly string[]>() };
  for (const part of ["forward", "fill"] as const) {
    const text = entry[part];
    if (text === undefined) continue;
    const scope = before ?? { ...own, columns: anyName(text, own.columns) };
    const tree = checkExpression(text, [...path, part], scope, report, true);
    if (tree !== null && part === "forward" && entry.back !== undefined && namesIn(tree).length !== 1) {
      report.error(
        "evolve.back",
        [...path, "back"],
        `back gives the last version's column its value, but forward reads ${namesIn(tree).length} columns: which one is meant?`,
        "Let forward read exactly one column, or leave `back` out: the old columns then keep their values until the old version is gone.",
      );
    }
  }
  if (entry.back === undefined) return;
  if (entry.forward === undefined)
    report.error("evolve.back", [...path, "back"], "`back` without `forward`: there is no column to go back to.", "Add forward.");
  checkExpression(entry.back, [...path, "back"], own, report, true);
}

/** Without a last version names can't be judged: every word is accepted. */
function anyName(text: string, columns: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const words = text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [];
  return new Map([...columns, ...words.map((word): [string, string] => [word.toLowerCase(), word.toLowerCase()])]);
}

function checkNewMembers(thing: Thing, former: Design, { model, things, report }: CheckInput): void {
  const table = findFormer(thing, former);
  if (table === null) {
    if (thing.id !== thing.name) {
      report.warn(
        "model.new-id",
        [...thing.path, "id"],
        `The last version has nothing with the id \`${thing.id}\`: ${thing.name} becomes a new table.`,
        "Write the id that the last version has, if this is a rename.",
      );
    }
    return;
  }
  const evolves = (name: string): boolean => {
    const entry = model.evolve[`${thing.name}.${name}`];
    return entry?.fill !== undefined || entry?.forward !== undefined;
  };
  for (const [name, attribute] of Object.entries(thing.attributes)) {
    const id = attribute.id ?? name;
    const path: Path = [...thing.path, "attributes", name];
    if (table.byId.has(id)) continue;
    if (id !== name)
      report.warn(
        "model.new-id",
        [...path, "id"],
        `The last version of ${thing.name} has nothing with the id \`${id}\`: ${name} becomes a new column.`,
        "Write the id that the last version has, if this is a rename.",
      );
    const hasValue = attribute.type === "state" || ("default" in attribute && attribute.default !== undefined);
    if (attribute.required && !hasValue && !evolves(name)) reportMissing(name, path);
  }
  const tenant = tenantColumn(thing, model);
  for (const key of thing.keys) {
    if (key.required && key.column !== tenant && !table.byId.has(key.id) && !evolves(key.role)) reportMissing(key.role, key.path);
  }
  const leads = [
    ...(tenant === null ? [] : [{ column: tenant, id: "$tenant" }]),
    ...ownerColumns(thing, model, things)
      .filter((column) => column !== tenant)
      .map((column) => ({ column, id: `$owner_${ownerIdentity(thing, column, things)}` })),
  ];
  for (const { column, id } of leads) {
    if (table.byId.has(id)) continue;
    report.error(
      "evolve.key-change",
      thing.path,
      `${thing.name} gets ${column} into its primary key, and the rows that exist have no value for it.`,
      `Declare a new entity with an id of its own (id: ${thing.name}_2), move the data, then remove this one.`,
      "key",
    );
  }
  function reportMissing(name: string, path: Path): void {
    report.error(
      "evolve.missing-fill",
      path,
      `${thing.name}.${name} is new and required: the rows that exist need a value.`,
      `Add to evolve: ${thing.name}.${name}: { fill: "…" }, or give it a default, or leave required out.`,
      "key",
    );
  }
}

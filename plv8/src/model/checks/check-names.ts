import { limits } from "../limits.ts";
import type { Path } from "../path.ts";
import { reservedWords } from "../vocabulary.ts";
import { builtInColumns, ownerColumns, tenantColumn } from "../table-shape.ts";
import type { Thing } from "../resolved.ts";
import type { CheckInput } from "./check.ts";

/** Names are judged as they will stand in the database: length, collisions, reserved words. */
export function checkNames(input: CheckInput): void {
  checkTables(input);
  for (const thing of input.model.things) checkColumns(thing, input);
}

function checkTables({ model, document, report }: CheckInput): void {
  const owners = new Map<string, string>();
  for (const [index, relationship] of document.relationships.entries()) {
    if ("between" in relationship && Object.hasOwn(document.entities, relationship.name)) {
      report.error("model.name-collision", ["relationships", index, "name"], `\`${relationship.name}\` is an entity already.`, "Choose another name.");
    }
  }
  for (const thing of model.things) {
    if (
      thing.kind === "list" &&
      (Object.hasOwn(document.entities, thing.name) || model.things.some((other) => other.kind === "link" && other.name === thing.name))
    ) {
      report.error(
        "model.name-collision",
        thing.path,
        `The items of this list become \`${thing.name}\`, and that is declared already.`,
        "Rename the list, or the other.",
        "key",
      );
    }
    const place: Path = [...thing.path, ...(thing.kind === "link" ? ["name"] : [])];
    const tables = [
      thing.table,
      ...(thing.entity?.history === "audit" ? [`${thing.table}_history`] : thing.entity?.history === "temporal" ? [`${thing.table}_versions`] : []),
      ...(thing.entity?.soft_delete === true ? [`living_${thing.table}`] : []),
    ];
    for (const table of tables) {
      const other = owners.get(table);
      if (other !== undefined)
        report.error(
          "model.name-collision",
          place,
          `The table \`${table}\` of ${thing.name} would be ${other}'s, too.`,
          `Write plural: … for ${thing.name} or ${other}.`,
          "key",
        );
      owners.set(table, thing.name);
      checkLength(table, place, report);
    }
    const said = thing.kind === "list" || (thing.kind === "link" ? thing.table !== `${thing.name}s` : thing.entity?.plural !== undefined);
    if (!said && guessPlural(thing.name) !== thing.table) {
      report.warn(
        "model.plural",
        place,
        `The table of ${thing.name} is named \`${thing.table}\`: the rule only adds s.`,
        `Write plural: ${guessPlural(thing.name)}.`,
        "key",
      );
    }
  }
}

function checkColumns(thing: Thing, { model, things, report }: CheckInput): void {
  const owners = new Map<string, string>();
  const tenant = tenantColumn(thing, model);
  const claim = (column: string, what: string, path: Path, part: "key" | "value"): void => {
    checkLength(column, path, report);
    const other = owners.get(column);
    if (other === undefined) owners.set(column, what);
    else report.error("model.name-collision", path, `The column \`${column}\` of ${thing.table} is taken: it is ${other}.`, "Choose another name.", part);
  };
  for (const column of builtInColumns(thing, model)) owners.set(column, "made by the design itself");
  if (tenant !== null) owners.set(tenant, "the tenant's key");
  for (const column of ownerColumns(thing, model, things)) {
    if (column !== tenant) claim(column, "the owner's key", [...thing.path, "within"], "value");
  }
  for (const key of thing.keys) {
    if (key.column === tenant && key.to === model.tenant) {
      if (owners.get(`${key.column}!`) !== undefined)
        report.error("model.name-collision", key.path, `${thing.name} has two relationships in the role \`${key.role}\`.`, "Give one of them a role.");
      owners.set(`${key.column}!`, "");
      continue;
    }
    claim(key.column, `the key of ${key.role}`, key.path, "value");
  }
  const roles = new Set(thing.keys.map((key) => key.role));
  for (const name of Object.keys(thing.attributes)) {
    const path: Path = [...thing.path, "attributes", name];
    claim(name, `the attribute ${name}`, path, "key");
    if (roles.has(name) || name === thing.within || (tenant !== null && name === model.tenant)) {
      report.error(
        "model.name-collision",
        path,
        `\`${name}\` is both an attribute and a to-one key of ${thing.name}.`,
        "Rename the attribute, or give the relationship a role.",
        "key",
      );
    }
    if (reservedWords.has(name)) {
      report.warn(
        "model.reserved-word",
        path,
        `\`${name}\` is a word of SQL: it must be written in quotes in every query.`,
        `Choose another name, e.g. ${name}_value, ${thing.name}_${name}.`,
        "key",
      );
    }
  }
}

function checkLength(name: string, path: Path, report: CheckInput["report"]): void {
  if (name.length <= limits.nameBytes) return;
  report.error(
    "model.name-too-long",
    path,
    `The name \`${name.slice(0, 40)}…\` has ${name.length} bytes in the database; Postgres keeps ${limits.nameBytes}.`,
    "Choose a shorter name, or write plural: …",
    "key",
  );
}

function guessPlural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

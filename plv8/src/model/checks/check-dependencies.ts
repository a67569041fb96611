import { didYouMean } from "../did-you-mean.ts";
import type { Thing } from "../resolved.ts";
import { columnsByName } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

type Dependency = { readonly from: readonly string[]; readonly to: readonly string[]; readonly index: number };

/** What determines what: where it is not a key, the same fact stands in many rows and can contradict itself. Findings with the split that mends it. */
export function checkDependencies(input: CheckInput): void {
  for (const thing of input.model.things) {
    repeatingGroups(thing, input);
    const said = thing.entity?.depends ?? [];
    const names = [...columnsByName(thing, input.model, input.things).keys()];
    let sound = true;
    for (const [index, { of, gives }] of said.entries()) {
      for (const [part, list] of [
        ["of", of],
        ["gives", gives],
      ] as const) {
        list.forEach((name, place) => {
          const path = [...thing.path, "depends", index, part, place];
          if (!names.includes(name))
            input.report.error(
              "model.unknown-attribute",
              path,
              `${thing.name} has no attribute \`${name}\`${didYouMean(name, names)}`,
              `Write some of: ${names.slice(0, 20).join(", ")}.`,
            );
          else if (part === "gives" && of.includes(name)) input.report.error("model.contradiction", path, `\`${name}\` determines itself.`, "Remove it here.");
          else return;
          sound = false;
        });
      }
    }
    if (sound && said.length > 0)
      normalForm(
        thing,
        said.map(({ of, gives }, index) => ({ from: of, to: gives, index })),
        input,
      );
  }
}

/** BCNF: every determinant is a key. 2NF and 3NF findings are told apart by what the determinant is a part of. */
function normalForm(thing: Thing, dependencies: readonly Dependency[], { report }: CheckInput): void {
  const attributes = [...Object.keys(thing.attributes), ...thing.keys.map((key) => key.role)];
  const keys = candidateKeys(thing);
  for (const { from, to, index } of dependencies) {
    const reached = closure(from, dependencies);
    if (keys.some((key) => key.every((name) => reached.has(name))) || attributes.every((name) => reached.has(name))) continue;
    const part = keys.find((key) => key.length > from.length && from.every((name) => key.includes(name)));
    const form = part !== undefined ? "2NF" : to.every((name) => keys.some((key) => key.includes(name))) ? "BCNF" : "3NF";
    const split = from.length === 1 ? (from[0] ?? "part").replace(/_(code|number|id|name)$/, "") : from.join("_");
    const name = split === thing.name || attributes.includes(split) ? `${split}_fact` : split;
    const moved = [...reached].filter((each) => !from.includes(each) && to.includes(each));
    report.warn(
      "model.normal-form",
      [...thing.path, "depends", index],
      `${thing.name} is not in ${form}: ${from.join(", ")} determines ${to.join(", ")}, but does not identify ${thing.name}, so that the same fact stands in many rows.`,
      `Make an entity \`${name}\` with ${[...from, ...moved].join(", ")} (unique: ${from.join(", ")}), take ${moved.join(", ")} out of ${thing.name}, and add { from: ${thing.name}, to: ${name}, required: true }.`,
    );
  }
}

/** What is unique in a thing: its own id is left out, since it says nothing about its facts. */
function candidateKeys(thing: Thing): readonly (readonly string[])[] {
  return [
    ...Object.entries(thing.attributes).flatMap(([name, attribute]) => ("unique" in attribute && attribute.unique !== undefined ? [[name]] : [])),
    ...(thing.entity?.unique ?? []).map((each) => each.of),
    ...thing.keys.filter((key) => key.unique).map((key) => [key.role]),
    ...(thing.kind === "link" ? [thing.keys.map((key) => key.role)] : []),
  ];
}

function closure(start: readonly string[], dependencies: readonly Dependency[]): ReadonlySet<string> {
  const reached = new Set(start);
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const { from, to } of dependencies) if (from.every((name) => reached.has(name))) for (const name of to) reached.add(name);
  }
  return reached;
}

/** 1NF: phone_1, phone_2, phone_3 are a list in disguise. */
function repeatingGroups(thing: Thing, { report }: CheckInput): void {
  const groups = new Map<string, string[]>();
  for (const [name, { type }] of Object.entries(thing.attributes)) {
    const found = /^(.*?)_?(\d+)$/.exec(name);
    if (found === null) continue;
    const key = `${found[1] ?? ""} ${type}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  for (const [key, members] of groups) {
    if (members.length < 2) continue;
    const [base = "", type = ""] = key.split(" ");
    report.warn(
      "model.normal-form",
      [...thing.path, "attributes", members[1] ?? ""],
      `${members.join(", ")} of ${thing.name} are one attribute several times (1NF): who looks for a value has to ask in ${members.length} columns, and the next one needs another.`,
      `Write ${base}: { type: list, of: ${["text", "integer", "decimal", "date", "uuid"].includes(type) ? type : "text"}, use: items }, or an entity within ${thing.name}.`,
      "key",
    );
  }
}

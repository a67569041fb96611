import { didYouMean } from "../did-you-mean.ts";
import type { Path } from "../path.ts";
import type { CheckInput } from "./check.ts";

/** Every entity that is named somewhere exists. False when one does not: then nothing further can be judged. */
export function checkReferences({ document, report }: CheckInput): boolean {
  const entities = Object.keys(document.entities);
  const known = new Set(entities);
  let sound = true;
  const expectEntity = (name: string, path: Path, others: readonly string[] = []): void => {
    if (known.has(name) || others.includes(name)) return;
    sound = false;
    const guess = didYouMean(name, [...entities, ...others]);
    report.error(
      "model.unknown-entity",
      path,
      `There is no entity \`${name}\`${guess}`,
      `Name one of: ${entities.slice(0, 20).join(", ")}${entities.length > 20 ? " …" : ""}; or declare it under entities.`,
    );
  };
  const links = document.relationships.flatMap((relationship) => ("between" in relationship ? [relationship.name] : []));
  const { kind, by } = document.intent.tenancy;
  if (kind === "row" && by === undefined) {
    sound = false;
    report.error("model.tenancy", ["intent", "tenancy"], "Tenancy by row needs `by`: the entity that is the tenant.", "Write tenancy: { kind: row, by: … }.");
  }
  if (kind !== "row" && by !== undefined) {
    sound = false;
    report.error("model.tenancy", ["intent", "tenancy", "by"], `\`by\` has no meaning with tenancy by ${kind}.`, "Write kind: row, or remove `by`.");
  }
  if (by !== undefined) expectEntity(by, ["intent", "tenancy", "by"]);
  for (const [name, entity] of Object.entries(document.entities)) {
    if (entity.within !== undefined) expectEntity(entity.within, ["entities", name, "within"]);
  }
  for (const [index, relationship] of document.relationships.entries()) {
    const path: Path = ["relationships", index];
    if ("between" in relationship) {
      relationship.between.forEach((side, position) => expectEntity(side, [...path, "between", position]));
    } else if ("to_one_of" in relationship) {
      expectEntity(relationship.from, [...path, "from"]);
      relationship.to_one_of.forEach((to, position) => expectEntity(to, [...path, "to_one_of", position]));
    } else {
      expectEntity(relationship.from, [...path, "from"]);
      expectEntity(relationship.to, [...path, "to"]);
    }
  }
  for (const [index, pattern] of document.access.entries()) expectEntity(pattern.entity, ["access", index, "entity"], links);
  for (const key of Object.keys(document.evolve)) {
    const name = key.split(".")[0]!;
    if (!known.has(name) && !links.includes(name)) {
      sound = false;
      const guess = didYouMean(name, [...entities, ...links]);
      report.error("model.unknown-entity", ["evolve", key], `There is no entity \`${name}\`${guess}`, "Write the key as entity.attribute.", "key");
    }
  }
  return sound;
}

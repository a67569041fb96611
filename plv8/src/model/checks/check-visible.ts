import { didYouMean } from "../did-you-mean.ts";
import { checkExpression } from "../expression/check-expression.ts";
import { formatPath, type Path } from "../path.ts";
import type { Thing } from "../resolved.ts";
import { closedValues, columnsByName } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

type Way = NonNullable<NonNullable<Thing["entity"]>["visible"]>[string];

/** `visible` asks for something, and what opens rows can be told from what it opens. */
export function checkVisible({ document, model, things, report }: CheckInput): void {
  const { actor } = model;
  const entities = Object.keys(document.entities);
  if (actor !== null && !entities.includes(actor))
    report.error(
      "model.unknown-entity",
      ["intent", "actor"],
      `There is no entity \`${actor}\`${didYouMean(actor, entities)}`,
      `Name one of: ${entities.slice(0, 20).join(", ")}.`,
    );
  model.purposes.forEach((purpose, position) => {
    if (model.purposes.indexOf(purpose) !== position)
      report.error("model.duplicate-value", ["intent", "purposes", position], `\`${purpose}\` stands twice.`, "Remove one of the two.");
  });
  for (const thing of model.things)
    for (const [name, way] of Object.entries(thing.entity?.visible ?? {})) checkWay(thing, way, [...thing.path, "visible", name]);
  for (const [index, pattern] of model.access.entries()) {
    const thing = things.get(pattern.entity);
    if (pattern.stale_for === undefined || thing === undefined || thing.seenThrough === null) continue;
    report.error(
      "model.contradiction",
      ["access", index, "stale_for"],
      `Kept sums have no row security: everybody would read those of all rows (${thing.entity?.visible === undefined ? `${thing.name} is seen only with what it hangs on` : `${formatPath([...thing.path, "visible"])} hides some`}).`,
      "Remove stale_for.",
    );
  }

  function checkWay(thing: Thing, way: Way, path: Path): void {
    if (way.purpose === undefined && way.when === undefined && way.by === undefined) {
      report.error(
        "model.contradiction",
        path,
        `This way asks nothing: everybody would see every row of ${thing.name}, and the other ways would say nothing.`,
        "Add purpose, when or by; or remove `visible`.",
        "key",
      );
    }
    if (way.purpose !== undefined && !model.purposes.includes(way.purpose)) {
      report.error(
        "model.unknown-attribute",
        [...path, "purpose"],
        `intent.purposes has no \`${way.purpose}\`${didYouMean(way.purpose, model.purposes)}`,
        model.purposes.length === 0 ? `Write intent: { purposes: [${way.purpose}, …] }.` : `Write one of: ${model.purposes.join(", ")}.`,
      );
    }
    if (way.when !== undefined) checkExpression(way.when, [...path, "when"], scopeOf(thing), report, true);
    if (way.by === undefined) {
      if (way.where !== undefined)
        report.error(
          "model.contradiction",
          [...path, "where"],
          "`where` is about the rows of `by`, and there is none.",
          "Write by: …; a condition over the row itself is `when`.",
          "key",
        );
      return;
    }
    const by = things.get(way.by);
    if (by === undefined) {
      report.error(
        "model.unknown-entity",
        [...path, "by"],
        `There is no entity \`${way.by}\`${didYouMean(way.by, [...things.keys()])}`,
        `Name an entity that has a key to ${thing.name}.`,
      );
      return;
    }
    checkOpener(thing, by, [...path, "by"]);
    if (way.where !== undefined) checkExpression(way.where, [...path, "where"], scopeOf(by), report, true);
  }

  function checkOpener(thing: Thing, by: Thing, path: Path): void {
    const leads = by.keys.filter((key) => key.to === thing.name);
    if (by.name === thing.name || leads.length + (by.within === thing.name ? 1 : 0) !== 1) {
      report.error(
        "model.visible",
        path,
        `${by.name} does not have one key to ${thing.name}${leads.length > 1 ? ` but ${leads.length}: ${leads.map((key) => key.role).join(", ")}` : ""}.`,
        `Name an entity whose rows point to one ${thing.name} each: { from: …, to: ${thing.name}, required: true }.`,
      );
    }
    const actors = by.keys.filter((key) => key.to === actor);
    if (actors.length > 1)
      report.error(
        "model.visible",
        path,
        `${by.name} has ${actors.length} keys to ${actor} (${actors.map((key) => key.role).join(", ")}): which of them is who looks?`,
        `Use an entity with one key to ${actor}.`,
      );
    if (by.entity?.visible !== undefined) {
      report.error(
        "model.contradiction",
        path,
        `${by.name} opens ${thing.name}, and is hidden itself (${formatPath([...by.path, "visible"])}): who looks could not see what opens.`,
        `Remove visible from ${by.name}, or open ${thing.name} by something else.`,
      );
    }
  }

  function scopeOf(thing: Thing): Parameters<typeof checkExpression>[2] {
    return { owner: thing.name, columns: columnsByName(thing, model, things), values: closedValues(thing) };
  }
}

import { partitionFrom, rowsAtHorizon } from "../horizon.ts";
import { own } from "../own.ts";
import type { CheckInput } from "./check.ts";

/** Only large tables are cut, by what every key holds. Contradictions name both places. */
export function checkPartitions({ model, report }: CheckInput): void {
  for (const thing of model.things) {
    const said = thing.entity?.partitions;
    if (said === undefined) continue;
    const path = [...thing.path, "partitions"];
    const here = `entities.${thing.name}`;
    if (said.kind !== "range") {
      for (const part of ["by", "every", "from"] as const)
        if (said[part] !== undefined)
          report.error(
            "model.contradiction",
            [...path, part],
            `\`${part}\` has no meaning with kind: ${said.kind} (${here}.partitions.kind).`,
            "Write kind: range, or remove it.",
          );
    }
    if (said.kind === "none") continue;
    const rows = rowsAtHorizon(thing, { model });
    if (rows === null || rows < partitionFrom) {
      report.error(
        "model.contradiction",
        path,
        `${thing.name} is to be cut into partitions, but ${rows === null ? "no scale is said" : `has about ${rows} rows at the horizon`} (${here}.scale): below ${partitionFrom} one table is faster and simpler.`,
        `Remove partitions, or correct the scale${rows === null ? ": write scale: { rows: … }" : ""}.`,
      );
    }
    if (said.kind === "hash") continue;
    for (const part of ["by", "every", "from"] as const)
      if (said[part] === undefined)
        report.error(
          "model.partitions",
          path,
          `kind: range needs \`${part}\`.`,
          'Write partitions: { kind: range, by: measured_at, every: month, from: "2026-01" }.',
        );
    if (said.by === undefined) continue;
    const attribute = own(thing.attributes, said.by);
    const time =
      attribute === undefined
        ? said.by === "created_at" && model.timestamps
        : (attribute.type === "timestamp" || attribute.type === "date") && attribute.required;
    if (!time)
      report.error(
        "model.partitions",
        [...path, "by"],
        `\`${said.by}\` is not a required date or timestamp of ${thing.name}.`,
        `Name one${model.timestamps ? ", or created_at" : ""}.`,
      );
    const pointing = model.things.find((other) => other.within === thing.name || other.keys.some((key) => key.to === thing.name));
    if (pointing !== undefined) {
      const where =
        pointing.within === thing.name
          ? `entities.${pointing.name}.within`
          : `relationships[${String(pointing.keys.find((key) => key.to === thing.name)?.path[1])}]`;
      report.error(
        "model.contradiction",
        path,
        `${pointing.name} points to ${thing.name} (${where}), and across parts by time its key is not unique by itself.`,
        `Write partitions: { kind: hash } or none, or remove what points to ${thing.name}.`,
      );
    }
    const unique = [
      ...Object.entries(thing.attributes).flatMap(([name, each]) =>
        "unique" in each && each.unique !== undefined && name !== said.by ? [`attributes.${name}.unique`] : [],
      ),
      ...(thing.entity?.unique ?? []).flatMap((each, index) => (each.of.includes(said.by ?? "") ? [] : [`unique[${index}]`])),
      ...thing.keys.filter((key) => key.unique).map((key) => `relationship ${key.role}`),
    ];
    if (unique.length > 0)
      report.error(
        "model.contradiction",
        path,
        `${thing.name} is cut by ${said.by}, but ${unique.map((each) => `${here}.${each}`).join(", ")} does not hold it: across parts it could not be unique.`,
        `Add ${said.by} to it, or write partitions: { kind: hash } or none.`,
      );
    if ((thing.entity?.no_overlap ?? []).length > 0)
      report.error(
        "model.contradiction",
        path,
        `${thing.name} is cut by ${said.by}, but ${here}.no_overlap compares rows of all parts.`,
        "Write partitions: { kind: none }.",
      );
  }
}

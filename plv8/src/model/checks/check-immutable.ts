import type { CheckInput } from "./check.ts";

/** What is written once can't also be marked, moved or deleted at the end of a period. Both places are named. */
export function checkImmutable({ document, report }: CheckInput): void {
  for (const [name, entity] of Object.entries(document.entities)) {
    if (entity.immutable !== true) continue;
    const path = ["entities", name, "immutable"];
    const against = (other: string, why: string): void => {
      report.error(
        "model.contradiction",
        path,
        `${name} is immutable, but ${why} (entities.${name}.${other}).`,
        `Remove immutable, or ${other.split(".")[0]} from ${name}.`,
      );
    };
    if (entity.soft_delete) against("soft_delete", "its rows are marked as deleted, which changes them");
    if (entity.retention !== undefined) against("retention", "its rows are deleted or anonymised at the end of a period");
    if (entity.history === "temporal") against("history", "history: temporal keeps what rows were before they changed");
    for (const [attribute, { type }] of Object.entries(entity.attributes)) {
      if (type === "state") against(`attributes.${attribute}`, `its ${attribute} moves from state to state`);
    }
  }
}

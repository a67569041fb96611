import { didYouMean } from "../did-you-mean.ts";
import type { CheckInput } from "./check.ts";

/** A retention period counts from a moment that rows have. */
export function checkRetention({ document, report }: CheckInput): void {
  for (const [name, entity] of Object.entries(document.entities)) {
    if (entity.retention === undefined) continue;
    const after = entity.retention.after;
    const moments = [
      ...Object.entries(entity.attributes)
        .filter(([, attribute]) => attribute.type === "timestamp" || attribute.type === "date")
        .map(([attribute]) => attribute),
      ...(document.conventions.timestamps ? ["created_at", "updated_at"] : []),
      ...(entity.soft_delete ? ["deleted_at"] : []),
    ];
    if (moments.includes(after)) continue;
    const path = ["entities", name, "retention", "after"];
    if (after === "deleted_at") {
      report.error(
        "model.contradiction",
        path,
        `${name} has no deleted_at: its rows are removed, not marked as deleted.`,
        `Write soft_delete: true for ${name}, or count from ${moments.join(" or ") || "a timestamp of its own"}.`,
      );
      continue;
    }
    const guess = didYouMean(after, moments);
    report.error(
      "model.unknown-attribute",
      path,
      `${name} has no timestamp \`${after}\`${guess}`,
      moments.length === 0 ? `Give ${name} an attribute of type timestamp.` : `Write one of: ${moments.join(", ")}.`,
    );
  }
}

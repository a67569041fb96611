import type { CheckInput } from "./check.ts";

/** Versions of one row are kept from overlapping by key and period together, which Postgres compares with an extension's help. */
export function checkTemporal({ document, model, report }: CheckInput): void {
  if (model.extensions.includes("btree_gist")) return;
  for (const [name, entity] of Object.entries(document.entities)) {
    if (entity.history !== "temporal") continue;
    report.error(
      "model.needs-extension",
      ["entities", name, "history"],
      "history: temporal compares keys and periods together, which needs the extension btree_gist; conventions.extensions does not name it.",
      "Install it (create extension btree_gist schema public) and write conventions: { extensions: [btree_gist] }; or history: audit, which needs none.",
    );
  }
}

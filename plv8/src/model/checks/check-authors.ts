import type { CheckInput } from "./check.ts";

/** Who changed a row last is kept by the trigger that keeps when. */
export function checkAuthors({ document, report }: CheckInput): void {
  if (document.conventions.authors !== true || document.conventions.timestamps) return;
  report.error(
    "model.contradiction",
    ["conventions", "authors"],
    "`authors: true` is kept together with the times, which `conventions.timestamps: false` leaves out.",
    "Remove timestamps: false, or authors.",
  );
}

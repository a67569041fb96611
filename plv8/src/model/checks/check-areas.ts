import { didYouMean } from "../did-you-mean.ts";
import type { CheckInput } from "./check.ts";

/** Areas are named once and used; other files are put together before a document comes here. */
export function checkAreas({ document, report }: CheckInput): void {
  if (document.use !== undefined) {
    report.error(
      "model.use",
      ["use"],
      "`use` speaks of files, and only the text of this one came.",
      "Hand it over with the program, which puts the files together: data-architect declare PROJECT FILE, or data-architect model check FILE.",
      "key",
    );
  }
  const areas = Object.keys(document.areas ?? {});
  const used = new Set<string>();
  for (const [name, { area }] of Object.entries(document.entities)) {
    if (area === undefined) continue;
    used.add(area);
    if (areas.includes(area)) continue;
    report.error(
      "model.unknown-area",
      ["entities", name, "area"],
      `There is no area \`${area}\`${didYouMean(area, areas)}`,
      areas.length === 0 ? `Add areas: { ${area}: "What belongs there." }.` : `Write one of: ${areas.join(", ")}; or add it under areas.`,
    );
  }
  for (const area of areas)
    if (!used.has(area))
      report.warn("model.unused-area", ["areas", area], `Nothing belongs to the area ${area}.`, `Write area: ${area} at its entities, or remove it.`, "key");
}

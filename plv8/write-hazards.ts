import { writeFileSync } from "node:fs";
import { renderHazards } from "./src/hazards/render-hazards.ts";

/** Writes docs/reference/hazards.md from the list of hazards. */
writeFileSync(new URL("../docs/reference/hazards.md", import.meta.url), renderHazards());

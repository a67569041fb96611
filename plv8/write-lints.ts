import { writeFileSync } from "node:fs";
import { renderLints } from "./src/lints/render-lints.ts";

/** Writes docs/reference/lints.md from the list of lints. */
writeFileSync(new URL("../docs/reference/lints.md", import.meta.url), renderLints());

import { hazardList } from "./hazard-list.ts";
import type { HazardRule } from "./hazard-rule.ts";

/** The reference page `docs/reference/hazards.md`. */
export function renderHazards(): string {
  const index = hazardList.map((rule) => `| [${rule.id}](#${rule.id.toLowerCase()}-${rule.name}) | ${rule.name} | ${rule.what} |`);
  return [
    "# Hazards",
    "",
    "Generated from `plv8/src/hazards/` by `node plv8/write-hazards.ts`. A step of a plan carries the ids; the list is closed.",
    "",
    "`data-architect lint` finds them in hand-written migrations. One that may stand is accepted in the text, on a line of its own before the statement: `-- @accept H005: small in production` (several: `H005, H011: …`; in every statement of a file: `-- @accept-in-file H005: …` at its top). It is counted and shown with its reason; a comment that accepts nothing is a warning.",
    "",
    "| id | name | what |",
    "|---|---|---|",
    ...index,
    "",
    ...hazardList.map(renderHazard),
  ].join("\n");
}

function renderHazard(rule: HazardRule): string {
  return [
    `## ${rule.id} ${rule.name}`,
    "",
    `- **What**: ${rule.what}`,
    `- **Why it hurts**: ${rule.why}`,
    `- **Bad**: ${code(rule.bad)}`,
    `- **Good**: ${code(rule.good)}`,
    `- **When it is fine**: ${rule.fine}`,
    "",
  ].join("\n");
}

/** SQL stands as code, prose as prose. */
function code(text: string): string {
  return /^(alter|create|drop|grant|revoke|update|copy|prepare) /iu.test(text) ? `\`${text}\`` : text;
}

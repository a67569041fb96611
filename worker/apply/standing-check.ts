/**
 * Before the contract phase and before a way back: is what the steps are about still as the last run left it? A view made meanwhile on a column that
 * is to be dropped is an answer in words, not a run broken in the middle.
 */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import type { Step } from "../../plv8/src/types/plan.ts";
import type { Compiler } from "../compiler.ts";
import { changeText } from "./base-check.ts";
import type { BaseCheck } from "./base-check.ts";

/** What may change without harm to any step. */
const HARMLESS: ReadonlySet<string> = new Set(["comment", "grants"]);

const NAMED = 5;

/**
 * `standing`: read back after the run before; null where that run ended half-way, so that only views on what the steps are about are known to be
 * somebody else's. `steps`: those still to be executed.
 */
export const checkStanding = (compiler: Compiler, standing: Catalog | null, base: Catalog, steps: readonly Step[], live: Catalog): BaseCheck => {
  const about = new Set(steps.map((step) => step.object).filter((address) => !address.startsWith("schema:")));
  const locked = new Set(steps.flatMap((step) => step.locks.map((lock) => lock.relation)));
  const { changes } = compiler.value<{ changes: Change[] }>("diff", { from: standing ?? base, to: live });
  const inTheWay = changes.filter((change) => (standing === null ? isForeignView(change, about) : matters(change, about, locked)));
  if (inTheWay.length === 0) return { ok: true };
  const more = inTheWay.length > NAMED ? ` and ${String(inTheWay.length - NAMED)} more` : "";
  return {
    ok: false,
    reason: `the database changed since the last run of this plan, where these steps would touch it: ${inTheWay.slice(0, NAMED).map(changeText).join("; ")}${more}. Nothing was run. Take that back (select * from arch.drift() says how), then ask again`,
    changes: inTheWay,
  };
};

const matters = (change: Change, about: ReadonlySet<string>, locked: ReadonlySet<string>): boolean => {
  switch (change.kind) {
    case "create":
      return about.has(change.address) || change.after.depends_on.some((address) => about.has(address));
    case "drop":
      return about.has(change.address) || locked.has(change.address);
    case "alter":
      return (about.has(change.address) || locked.has(change.address)) && !change.properties.every((name) => HARMLESS.has(name));
    case "rename":
      return [change.address, change.before.address].some((address) => about.has(address) || locked.has(address));
    default:
      return change satisfies never;
  }
};

const isForeignView = (change: Change, about: ReadonlySet<string>): boolean =>
  change.kind === "create" &&
  (change.after.kind === "view" || change.after.kind === "materialized_view") &&
  !about.has(change.address) &&
  change.after.depends_on.some((address) => about.has(address));

/** Is the database still what the plan was made for? Only the base counts: what the plan touches, what that needs, what needs it. */
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import type { Step } from "../../plv8/src/types/plan.ts";
import type { Compiler } from "../compiler.ts";

export type BaseCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly changes: readonly Change[] };

export type Base = {
  readonly fingerprint: string;
  readonly addresses: readonly string[];
  readonly catalog: Catalog;
  /** What the steps change or lock: whatever came to hang on these since is part of the base too, though no list made earlier can name it. */
  readonly touched: ReadonlySet<string>;
};

const NAMED = 5;

export const checkBase = (compiler: Compiler, base: Base, live: Catalog): BaseCheck => {
  const now = compiler.value<{ fingerprint: string }>("fingerprint", { catalog: live, addresses: base.addresses });
  const wanted = new Set(base.addresses);
  const { changes } = compiler.value<{ changes: Change[] }>("diff", { from: base.catalog, to: live });
  const touching = changes.filter(
    (change) =>
      wanted.has(change.address) ||
      ("before" in change && wanted.has(change.before.address)) ||
      (change.kind === "create" && hangsOn(change.after, base.touched, wanted)),
  );
  if (now.fingerprint === base.fingerprint && touching.length === 0) return { ok: true };
  const named = touching.slice(0, NAMED).map(changeText).join("; ");
  const more = touching.length > NAMED ? ` and ${String(touching.length - NAMED)} more` : "";
  const what = touching.length === 0 ? "objects that depend on it, or that it depends on, are others than before" : named + more;
  return { ok: false, reason: `the database changed since this plan was made: ${what}. Plan again`, changes: touching };
};

/** Objects that the steps are about or lock, with the tables of their parts; schemas aside: everything hangs on those. */
export const touchedBy = (steps: readonly Step[]): ReadonlySet<string> =>
  new Set(steps.flatMap((step) => [step.object, ...step.locks.map((lock) => lock.relation)]).filter((address) => !address.startsWith("schema:")));

/** Columns of the base count too: those that are dropped when the plan is completed are in no step of the first run. */
const hangsOn = (object: CatalogObject, touched: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  object.depends_on.some((address) => touched.has(address) || (address.startsWith("column:") && wanted.has(address))) ||
  ("table" in object && [...touched].some((address) => address.startsWith("table:") && object.address.includes(`:${address.slice("table:".length)}.`)));

/** `column shop.orders.oops was created`, `index … differs (definition)`. */
export const changeText = (change: Change): string => {
  const object = change.address.replace(":", " ");
  switch (change.kind) {
    case "create":
      return `${object} is new`;
    case "drop":
      return `${object} is gone`;
    case "alter":
      return `${object} differs (${change.properties.join(", ")})`;
    case "rename":
      return `${change.before.address.replace(":", " ")} is now ${object}`;
    default:
      return change satisfies never;
  }
};

/** The plan from one side to the other, by the same compiler that plans for a governed database. */
import type { Design } from "../../plv8/src/types/design.ts";
import type { Issue } from "../../plv8/src/types/issue.ts";
import type { PlanOutput, SizeClass, Step } from "../../plv8/src/types/plan.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";
import { actingRole } from "./acting-role.ts";
import { alignSides } from "./align-sides.ts";
import { bodiesCalled } from "./bodies-called.ts";
import { givenRenames, schemasSpokenOf, type Rename } from "./given-renames.ts";
import { makesNothing } from "../sql-input/makes-nothing.ts";
import { proposeRenames, type Proposal } from "../sql-input/propose-renames.ts";
import { toldValues } from "../sql-input/told-values.ts";
import { nameLoader } from "./name-loader.ts";
import { sideName, type Side } from "./side.ts";
import { majorOf, readSide, requireSchemas, schemasOf, UnreadableSide, type ReadOptions, type ReadSide } from "./read-sides.ts";

export type PlanOptions = ReadOptions & {
  readonly schemas: readonly string[];
  /** `old=new`, as typed. */
  readonly renames: readonly string[];
  /** For every table, where the sides do not tell. */
  readonly size: SizeClass | null;
  /** true: nothing for applications that stay connected meanwhile, no archive. Null: so where the left side has no rows. */
  readonly plain: boolean | null;
};

export type Planned = {
  readonly from: ReadSide;
  readonly to: ReadSide;
  readonly major: number;
  /** The role to run it as; null where it is nobody's or more than one's. */
  readonly owner: string | null;
  readonly output: PlanOutput;
  readonly steps: readonly Step[];
  readonly warnings: readonly (Issue | SqlIssue)[];
  readonly notes: readonly string[];
};

/** Throws `UnreadableSide` for what a user can mend: SQL that does not load, a change that is refused, a hint that matches nothing. */
export async function planSides(from: Side, to: Side, options: PlanOptions): Promise<Planned> {
  const major = majorOf([from, to], options);
  const asked = options.schemas.length === 0 ? null : options.schemas;
  const reading: ReadOptions = { ...options, known: new Map() };
  const [left, right] = await Promise.allSettled([readSide(from, major, asked, reading), readSide(to, major, asked, reading), major]);
  // Both have ended: nothing works on a scratch server that is about to be closed.
  if (left.status === "rejected") throw left.reason;
  if (right.status === "rejected") throw right.reason;
  requireSchemas(options.schemas, [left.value.catalog, right.value.catalog]);
  requireCompared(left.value, right.value, options.schemas);
  const planned = planRead(left.value, right.value, await major, options);
  const called = await bodiesCalled(right.value.catalog, planned.output.changes);
  return { ...planned, warnings: [...planned.warnings, ...called, ...(planned.output.changes.length === 0 ? [] : wishedAway(right.value))] };
}

/** A file that came out empty wishes everything away, which nobody means by it. */
function wishedAway({ desired, sources }: ReadSide): readonly SqlIssue[] {
  const [first] = sources;
  if (desired === null || first === undefined || !makesNothing(desired)) return [];
  const message = "no statement here makes anything: all that is compared leaves";
  return [issueAt(first, 0, { code: "sql.nothing", severity: "warning", message, hint: "give the file that is meant, if this one came out empty" })];
}

/** Schemas that a text speaks of are compared; where it speaks of none, a database with anything in it would pass for the same. */
function requireCompared(left: ReadSide, right: ReadSide, asked: readonly string[]): void {
  const [written, database] = left.desired === null ? [right, left] : [left, right];
  const [first] = written.sources;
  if (asked.length > 0 || first === undefined || written.desired === null || !makesNothing(written.desired)) return;
  const there = database.side.kind === "database" ? schemasOf(database.catalog) : [];
  if (there.length === 0) return;
  const message = "no statement here makes anything, so that it names no schema to compare";
  const hint = `give the file that is meant, or name what to compare: --schema ${there[0] ?? ""}`;
  throw new UnreadableSide("nothing would be compared", [issueAt(first, 0, { code: "sql.nothing", message, hint })], written.sources);
}

/** The same for sides that have been read; `known`: renames that need no telling. */
export function planRead(
  left: ReadSide,
  right: ReadSide,
  major: number,
  options: Omit<PlanOptions, keyof ReadOptions> & Pick<ReadOptions, "compiler" | "schema">,
  known: readonly Rename[] = [],
): Planned {
  const found = alignSides(left, right, options.schemas, schemasSpokenOf(right, options.renames), options.schema, (compared) => [
    ...known,
    ...givenRenames(left, right, compared, options.renames),
  ]);
  const aligned = { ...found, from: nameLoader(found.from, found.owner), to: nameLoader(found.to, found.owner) };
  const { renames } = aligned;
  const settings = { schema: aligned.schemas[0] ?? "public", owner: aligned.owner, application_roles: [], major };
  const told = toldValues(right.desired?.values ?? [], aligned.from, aligned.to, renames);
  if (told.issues.length > 0) throw new UnreadableSide("a hint about values can't be followed", told.issues, right.sources);
  const evolve = right.design?.evolve ?? told.evolve;
  const design = (catalog: Design["catalog"], ids: Design["ids"]): Design => ({ settings, catalog, ids, evolve, decisions: [] });
  const plain = isPlain(left, options);
  // Where nobody knows the rows, a plain plan says what they would cost.
  const unknown = (kind: string): SizeClass => (plain && (left.sizes === null || kind === "materialized_view") ? "large" : "empty");
  const sizes = Object.fromEntries(
    aligned.from.objects
      .filter(({ kind }) => kind === "table" || kind === "materialized_view")
      .map(({ address, kind }) => [address, options.size ?? left.sizes?.[address] ?? unknown(kind)]),
  );
  const input = {
    project: "diff",
    applied: design(aligned.from, idsOf(renames, "from")),
    declared: design(aligned.to, idsOf(renames, "to")),
    sizes,
    options: { plain },
    model_digest: "",
  };
  const compiled = options.compiler.shared<PlanOutput>("plan", input);
  if (!compiled.ok)
    throw new UnreadableSide(
      `there is no plan from ${sideName(left.side)} to ${sideName(right.side)}`,
      compiled.issues.map((issue) => placed(issue, right)),
    );
  return {
    from: left,
    to: right,
    major,
    owner: aligned.one_owner ? actingRole(aligned.owner, aligned.from, compiled.value.changes) : null,
    output: compiled.value,
    steps: compiled.value.steps.map((text) => JSON.parse(text) as Step),
    warnings: [...left.warnings, ...right.warnings, ...compiled.warnings],
    notes: [...aligned.notes, ...proposeRenames(aligned.from, aligned.to, renames).map(proposed)],
  };
}

/** Nobody waits for a plan over what has no rows. */
function isPlain(left: ReadSide, { plain }: Pick<PlanOptions, "plain">): boolean {
  return plain ?? left.sizes === null;
}

function proposed({ from, to, words, score }: Proposal): string {
  return `${from.replace(":", " ")} leaves and ${to.slice(to.indexOf(":") + 1)} comes, ${String(Math.round(score * 100))} % alike: if it is the same under another name, say --rename '${words}'`;
}

function idsOf(renames: readonly Rename[], side: "from" | "to"): Design["ids"] {
  return renames.map((rename, index) => ({ id: `rename ${String(index)}`, address: rename[side] }));
}

/** The compiler's path is an object's address; without a place of its own, an issue stands by itself. */
function placed(issue: Issue, side: ReadSide): SqlIssue {
  const hint = side.desired?.renames.find((each) => issue.message.includes(each.from));
  if (hint !== undefined) return issueAt(hint.source, hint.start, issue);
  return { ...issue, path: "", message: issue.path === "" ? issue.message : `${issue.path.replace(":", " ")}: ${issue.message}`, statement: null };
}

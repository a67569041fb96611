import type { PrivilegesObject } from "../types/catalog.ts";
import { undoBy, type Draft } from "./draft.ts";
import type { PlanContext } from "./plan-context.ts";

/** `former`: under the names from before, where a plan is made in those. */
type Context = Pick<PlanContext, "after" | "base"> & { readonly former?: PlanContext["base"] };

/** Neighbours that give or take the same on members of one extension, and give it back alike, are one step: `revoke execute on function a(), b() from public`. */
export function joinedPrivileges(context: Context, drafts: readonly Draft[]): readonly Draft[] {
  const groups: Draft[][] = [];
  const open = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = keyOf(context, draft);
    if (key === null) open.clear();
    const group = key === null ? undefined : open.get(key);
    if (group !== undefined) {
      group.push(draft);
      continue;
    }
    const made = [draft];
    groups.push(made);
    if (key !== null) open.set(key, made);
  }
  return groups.map((group) => (group.length === 1 ? group : [joined(context, group)])).flat();
}

/** What it does to whatever it is about; null: stands by itself. */
function keyOf(context: Context, draft: Draft): string | null {
  if (!draft.object.startsWith("privileges:")) return null;
  const [about] = aboutOf(context, draft);
  return about === undefined
    ? null
    : JSON.stringify(
        [draft.phase, draft.kind, about.member_of, ...textsOf(draft).map((texts) => texts.map((text) => parted(context, draft, text)))],
        dropTarget,
      );
}

function dropTarget(name: string, value: unknown): unknown {
  return name === "target" ? undefined : value;
}

function joined(context: Context, group: readonly Draft[]): Draft {
  const [first] = group;
  if (first === undefined) throw new Error("nothing to join");
  const [there = [], back = []] = textsOf(first).map((texts, way) =>
    texts.map((text, at) => {
      const targets = group.map((draft) => parted(context, draft, textsOf(draft)[way]?.[at] ?? "").target);
      const { head, tail } = parted(context, first, text);
      return `${head}${targets.join(", ")}${tail}`;
    }),
  );
  const run = first.run.kind === "transaction" ? { ...first.run, statements: there } : first.run;
  const member = aboutOf(context, first)[0]?.member_of?.slice("extension:".length);
  return {
    ...first,
    run,
    undo: undoBy([], back),
    hazards: first.hazards.map((each) => ({ ...each, message: there.join("; ") })),
    what: `privileges on ${String(group.length)} objects ${member === undefined ? "of the system" : `of ${member}`}: ${(there[0] ?? "").replace(/ on [^]*/u, "")}…`,
  };
}

function textsOf({ run, undo }: Draft): readonly [readonly string[], readonly string[]] {
  const of = (each: Draft["run"]): readonly string[] => (each.kind === "transaction" ? each.statements : []);
  return [of(run), undo.kind === "run" ? of(undo.run) : []];
}

/** `revoke execute on function `, `public.f(integer)`, ` from public`. */
function parted(context: Context, draft: Draft, text: string): { readonly head: string; readonly target: string; readonly tail: string } {
  const names = aboutOf(context, draft).map(({ target }) => target.replace(WORD, ""));
  const target = names.find((name) => text.includes(` ${name} `)) ?? "";
  const at = text.indexOf(` ${target} `) + 1;
  return { head: text.slice(0, at), target, tail: text.slice(at + target.length) };
}

const WORD = /^(?:foreign data wrapper|foreign server|[a-z]+) /u;

function aboutOf(context: Context, draft: Draft): readonly PrivilegesObject[] {
  return [context.after.get(draft.object), context.base.get(draft.object), context.former?.get(draft.object)].flatMap((object) =>
    object?.kind === "privileges" ? [object] : [],
  );
}

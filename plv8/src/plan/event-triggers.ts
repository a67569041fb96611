import type { Catalog } from "../types/catalog.ts";
import type { Change } from "../types/change.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { hazard } from "../hazards/hazard.ts";
import { commandTags, drops } from "../render/command-tags.ts";
import type { Draft } from "./draft.ts";

type Watcher = { readonly name: string; readonly event: string; readonly tags: readonly string[] | null; readonly calls: string };

/** The first step that fires somebody's event trigger says so: what it raises stops the run there. */
export function withEventTriggers(live: Catalog, changes: readonly Change[], drafts: readonly Draft[]): readonly Draft[] {
  const watchers = watchersIn(live, changes);
  if (watchers.length === 0) return drafts;
  const fired = drafts.map((draft) => watchers.map((watcher) => tagsFiring(watcher, draft)));
  return drafts.map((draft, at) => {
    const first = watchers.filter((_, of) => (fired[at]?.[of] ?? []).length > 0 && fired.slice(0, at).every((each) => each[of]?.length === 0));
    const said = first.map((watcher) => {
      const tags = [...new Set(fired.flatMap((each) => each[watchers.indexOf(watcher)] ?? []))].sort(compareCodePoints);
      return hazard(
        "event_trigger_fires",
        `event trigger ${watcher.name} (${watcher.calls}, on ${watcher.event}) fires for ${tags.join(", ")} from here on: what it raises stops the plan`,
      );
    });
    return said.length === 0 ? draft : { ...draft, hazards: [...draft.hazards, ...said] };
  });
}

/** Enabled ones that the plan itself does not take away first. */
function watchersIn(live: Catalog, changes: readonly Change[]): readonly Watcher[] {
  const leaving = new Set(
    changes.flatMap((change) => (change.kind === "drop" || (change.kind === "alter" && isAsleep(change.after.kind, change.after)) ? [change.address] : [])),
  );
  return live.objects.flatMap((object) => {
    if (object.kind !== "event_trigger" || object.definition === null || leaving.has(object.address) || isAsleep(object.kind, object)) return [];
    const [, event, tags, calls] = / ON (\w+)(?: WHEN TAG IN \(([^)]*)\))? EXECUTE FUNCTION (.*)$/u.exec(object.definition) ?? [];
    if (event === undefined || event === "login" || calls === undefined) return [];
    return [
      { name: object.name, event, tags: tags === undefined ? null : [...tags.matchAll(/'([^']*)'/gu)].map(([, tag]) => (tag ?? "").toUpperCase()), calls },
    ];
  });
}

/** Disabled, or for replicas only. */
function isAsleep(kind: string, object: object): boolean {
  const said = kind === "event_trigger" && "additions" in object ? (object.additions as readonly string[]) : [];
  return said.some((statement) => / (?:DISABLE|ENABLE REPLICA)$/u.test(statement));
}

function tagsFiring({ event, tags }: Watcher, { run, hazards }: Draft): readonly string[] {
  const statements = run.kind === "transaction" || run.kind === "scan" ? run.statements : run.kind === "concurrent" ? [run.statement] : [];
  const counting = event === "sql_drop" ? statements.filter(drops) : statements;
  if (event === "table_rewrite" && !hazards.some(({ id }) => id === hazard("table_rewrite", "").id)) return [];
  return counting.flatMap(commandTags).filter((tag) => tags?.includes(tag) ?? (event !== "table_rewrite" || /^ALTER /u.test(tag)));
}

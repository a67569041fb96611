/** `21 Nov 2026, 05:30` in the reader's own time zone. */
export function when(timestamp: string): string {
  return new Date(timestamp).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

/** How a state looks: settled well, waiting for someone, worth a look, or wrong. */
export function toneOf(state: string): "good" | "wait" | "warn" | "bad" | "plain" {
  if (["completed", "proved", "approved", "done", "adopted", "reverted"].includes(state)) return "good";
  if (["compiling", "planned", "submitted", "running", "queued", "completing", "claimed"].includes(state)) return "wait";
  if (["soaking", "unproven", "paused", "acknowledged", "stale", "refused", "warning", "medium"].includes(state)) return "warn";
  if (["failed", "rejected", "aborted", "open", "critical", "high", "error"].includes(state)) return "bad";
  return "plain";
}

type Lock = { readonly relation: string; readonly mode: string };

/** jsonb columns arrive as JSON text or as values, by the server's choice. */
export function json<T>(value: unknown, otherwise: T): T {
  if (value === null || value === undefined) return otherwise;
  return (typeof value === "string" ? JSON.parse(value) : value) as T;
}

/** `ACCESS EXCLUSIVE on shop.orders, brief`. */
export function lockText(locks: unknown, brief: boolean): string {
  const list = json<readonly Lock[]>(locks, []);
  const first = list[0];
  if (first === undefined) return "none";
  const name = first.relation.slice(first.relation.indexOf(":") + 1);
  return `${first.mode} on ${name}${list.length > 1 ? ` and ${list.length - 1} more` : ""}${brief ? ", brief" : ""}`;
}

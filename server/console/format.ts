/** `21 Nov 2026, 05:30` in the reader's own time zone. */
export function when(timestamp: string): string {
  return new Date(timestamp).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

export type Tone = "good" | "wait" | "warn" | "bad" | "plain";
const tones: Readonly<Record<Exclude<Tone, "plain">, readonly string[]>> = {
  good: ["completed", "proved", "approved", "done", "adopted", "reverted", "verified"],
  wait: ["compiling", "planned", "submitted", "running", "queued", "completing"],
  warn: ["soaking", "unproven", "paused", "acknowledged", "stale", "refused", "medium", "expired"],
  bad: ["failed", "rejected", "aborted", "critical", "high", "broken"],
};

/** How a state looks: settled well, waiting for someone, worth a look, or wrong. */
export function toneOf(state: string): Tone {
  const found = (Object.keys(tones) as (keyof typeof tones)[]).find((tone) => tones[tone].includes(state));
  return found ?? "plain";
}

/** jsonb columns arrive as JSON text or as values, by the server's choice. */
export function json<T>(value: unknown, otherwise: T): T {
  if (value === null || value === undefined) return otherwise;
  return (typeof value === "string" ? JSON.parse(value) : value) as T;
}

/** Text of others with the characters shown that turn the order of letters around or move a cursor. */
export function shown(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}

/** A number with its noun: `1 step`, `3 steps`. */
export function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}

/** `shop v1 → v2`, or `shop v1` for a first version. */
export function modelText(plan: { readonly project: string; readonly fromVersion: number | null; readonly toVersion: number | null }): string {
  const to = plan.toVersion === null ? "next version" : `v${plan.toVersion}`;
  return `${plan.project} ${plan.fromVersion === null ? to : `v${plan.fromVersion} → ${to}`}`;
}

/** Whether somebody holds a role, in a project or in all: `approver of shop`, `approver`. */
export function holds(roles: readonly string[], role: string, project: string): boolean {
  return roles.includes(role) || roles.includes(`${role} of ${project}`);
}

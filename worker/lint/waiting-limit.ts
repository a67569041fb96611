/** How long a migration lets its statements wait for locks: what `lock_timeout` and `statement_timeout` were last set to. */
import type { Fields } from "./statement-rule.ts";

/** Milliseconds by setting; one that is not set, or set to 0, is not in it. */
export type Limits = ReadonlyMap<string, number>;

/** Longer than this everybody else notices. */
export const PATIENCE_MS = 10_000;

const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** The limits after a SET or RESET. A value that can't be read counts as a short one: somebody thought of it. */
export function limitsAfter(limits: Limits, fields: Fields): Limits {
  const name = String(fields["name"]);
  if (fields["kind"] === "VAR_RESET_ALL") return new Map();
  if (name !== "lock_timeout" && name !== "statement_timeout") return limits;
  const later = new Map(limits);
  const value = fields["kind"] === "VAR_SET_VALUE" ? milliseconds(fields["args"]) : 0;
  if (value === 0) later.delete(name);
  else later.set(name, value);
  return later;
}

function milliseconds(args: unknown): number {
  const constant = (args as { A_Const?: { ival?: { ival?: number }; sval?: { sval?: string } } }[] | undefined)?.[0]?.A_Const;
  if (constant?.ival !== undefined) return constant.ival.ival ?? 0;
  const parts = /^\s*([\d.]+)\s*(us|ms|s|min|h|d)?\s*$/u.exec(constant?.sval?.sval ?? "");
  return parts === null ? 1 : Number(parts[1]) * (UNITS[parts[2] ?? "ms"] ?? 1);
}

/** Null where nothing waits for long; else what is said of it. */
export function longWait(limits: Limits): string | null {
  const [first] = [...limits].sort(([, left], [, right]) => left - right);
  if (first === undefined) return "no lock_timeout is set";
  return first[1] <= PATIENCE_MS ? null : `${first[0]} lets it wait for ${String(Math.round(first[1] / 1000))} seconds`;
}

import type { Result } from "../types/issue.ts";
import { declare } from "./declare.ts";
import { diff } from "./diff.ts";
import { fingerprint } from "./fingerprint.ts";
import { lint } from "./lint.ts";
import { plan } from "./plan.ts";
import { script } from "./script.ts";
import { version } from "./version.ts";

/** An op takes one parsed JSON object and gives a value or issues. */
export type Op = (input: Record<string, unknown>) => Result<unknown>;

/** Every op the compiler offers, by name. One file per op. */
export const ops = {
  check: declare,
  declare,
  diff,
  fingerprint,
  lint,
  plan,
  script,
  version,
} satisfies Record<string, Op>;

import { SUPPORTED_MAJORS } from "../../worker/postgres/locate-package.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";

/**
 * The majors that this run tests, from `PG_MAJORS` ("15,18"); 18 when it is not set.
 *
 * @example describe.each(majors())("on Postgres %i", (major) => { … });
 */
export function majors(): readonly Major[] {
  const wanted = (process.env["PG_MAJORS"] ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  if (wanted.length === 0) return [18];
  return wanted.map((text) => {
    const major = SUPPORTED_MAJORS.find((each) => String(each) === text);
    if (major === undefined) throw new Error(`PG_MAJORS=${process.env["PG_MAJORS"]}: "${text}" is not one of ${SUPPORTED_MAJORS.join(", ")}`);
    return major;
  });
}

/** The newest major of the run, for tests whose subject does not depend on it. */
export function newestMajor(): Major {
  return majors().reduce((newest, each) => (each > newest ? each : newest));
}

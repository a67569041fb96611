import { describe, test } from "vitest";
import { majors } from "../helpers/majors.ts";
import { planCases } from "./plan/cases.ts";
import { checkCase } from "./plan/check-case.ts";

describe.each(majors())("on Postgres %i", (major) => {
  for (const each of planCases) test(each.name, async (t) => checkCase(t, major, each));
});

import { expect, it } from "vitest";
import { createLogger, errorText } from "../../worker/log.ts";

it("takes passwords out of connection strings before a line is written", () => {
  const lines: string[] = [];
  createLogger((line) => lines.push(line)).error("can't reach postgres://arch_worker:hunter2@db/app", { plan: "p_1", what: "two words" });
  expect(lines[0]).toContain("postgres://arch_worker:…@db/app");
  expect(lines[0]).toContain('plan=p_1 what="two words"');
  expect(lines[0]).not.toContain("hunter2");
});

it("keeps code, detail and hint of an error of Postgres", () => {
  const error = Object.assign(new Error("no"), { code: "ZA001", detail: "the detail", hint: "the hint" });
  expect(errorText(error)).toBe("no (ZA001); the detail; the hint");
});

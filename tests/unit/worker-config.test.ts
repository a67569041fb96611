import { describe, expect, it } from "vitest";
import { readConfig } from "../../worker/config.ts";

const GOOD = { DATABASE_URL: "postgres://arch_worker:hush@localhost/app", EXECUTOR_URL: "postgres://arch_executor:hush@localhost/app" };

describe("the worker's settings", () => {
  it("are complete with two connection strings", () => {
    const read = readConfig(GOOD);
    expect(read).toMatchObject({ ok: true, config: { scratch_url: null, environment_id: null, concurrency: 4, lock_wait_cap_ms: 600_000 } });
  });

  it("name every missing value with its remedy, all at once", () => {
    const read = readConfig({});
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problems).toHaveLength(2);
    expect(read.problems[0]).toMatch(/^DATABASE_URL is not set; set it to the control database, as login arch_worker/);
    expect(read.problems[1]).toMatch(/^EXECUTOR_URL is not set; .*arch_executor/);
  });

  it("never print a wrong value", () => {
    const read = readConfig({ ...GOOD, DATABASE_URL: "mysql://root:hunter2@db", CONCURRENCY: "many" });
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problems.join("\n")).toMatch(/DATABASE_URL is not usable: must be a connection string[\s\S]*CONCURRENCY is not usable/);
    expect(read.problems.join("\n")).not.toContain("hunter2");
  });

  it("treat an empty value as left out", () => {
    expect(readConfig({ ...GOOD, SCRATCH_URL: "", ENVIRONMENT_ID: "" })).toMatchObject({ ok: true });
  });
});

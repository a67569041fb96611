import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, isRetryable, nextBatchRows, pauseBefore } from "../../worker/apply/policy.ts";

describe("the next batch", () => {
  it("grows towards the target, at most to double", () => {
    expect(nextBatchRows(500, 5, DEFAULT_POLICY)).toBe(1000);
    expect(nextBatchRows(500, 40, DEFAULT_POLICY)).toBe(625);
  });
  it("shrinks at most to half, and never below the least", () => {
    expect(nextBatchRows(1000, 1000, DEFAULT_POLICY)).toBe(500);
    expect(nextBatchRows(120, 1000, DEFAULT_POLICY)).toBe(100);
  });
  it("never exceeds the cap", () => {
    expect(nextBatchRows(9000, 1, DEFAULT_POLICY)).toBe(10_000);
  });
});

describe("the pause between two tries", () => {
  it("doubles up to the longest, half of it random", () => {
    expect(pauseBefore(1, DEFAULT_POLICY, () => 0)).toBe(100);
    expect(pauseBefore(1, DEFAULT_POLICY, () => 1)).toBe(200);
    expect(pauseBefore(30, DEFAULT_POLICY, () => 1)).toBe(5_000);
  });
});

it("tries again only what may succeed later", () => {
  expect(["55P03", "57014", "40P01", "40001"].every(isRetryable)).toBe(true);
  expect(["23505", "42501", "42P01", null].some(isRetryable)).toBe(false);
});

import { expect, test } from "vitest";

test("canary: this failure is planted and must be seen", () => {
  expect("alive").toBe("dead");
});

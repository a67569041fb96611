import { expect, it } from "vitest";
import { unannounced } from "../../worker/proof/locks-seen.ts";

const orders = "table:shop.orders";

it("reports a lock that is stronger than planned, or not planned", () => {
  expect(unannounced([{ relation: orders, mode: "ACCESS EXCLUSIVE" }], [{ relation: orders, mode: "SHARE ROW EXCLUSIVE" }])).toHaveLength(1);
  expect(unannounced([{ relation: orders, mode: "SHARE" }], [])).toHaveLength(1);
});

it("says nothing of weaker locks and of those that disturb nobody", () => {
  expect(unannounced([{ relation: orders, mode: "SHARE" }], [{ relation: orders, mode: "ACCESS EXCLUSIVE" }])).toEqual([]);
  expect(unannounced([{ relation: orders, mode: "SHARE UPDATE EXCLUSIVE" }], [])).toEqual([]);
});

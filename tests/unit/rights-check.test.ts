import { expect, test } from "vitest";
import type { Change } from "../../plv8/src/types/change.ts";
import { rightsCheck } from "../../worker/compare/rights-check.ts";

test("a name that looks like the end of the block's quote does not end it", () => {
  const before = { kind: "enum", name: "x", schema: "s", address: 'enum:s."$rights$; select 1/0; --"', extension: null };
  const text = rightsCheck([{ kind: "drop", address: before.address, before } as unknown as Change], []) ?? "";
  const [, mark = "", body = ""] = /^do (\$\w+\$)\n([^]*)\n\1;$/mu.exec(text) ?? [];
  expect(body).toContain("$rights$; select 1/0");
  expect(body).not.toContain(mark);
});

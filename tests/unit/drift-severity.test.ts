import { expect, it } from "vitest";
import type { CatalogObject } from "../../plv8/src/types/catalog.ts";
import { judge } from "../../worker/drift/severity.ts";

const object = (kind: CatalogObject["kind"]): CatalogObject => ({ kind }) as CatalogObject;
const alter = (kind: CatalogObject["kind"], ...properties: string[]) =>
  judge({ kind: "alter", address: `${kind}:s.x`, before: object(kind), after: object(kind), properties }, true).severity;

it("finds lost data and opened doors critical", () => {
  expect(judge({ kind: "drop", address: "column:s.t.c", before: object("column") }, true).severity).toBe("critical");
  expect(judge({ kind: "drop", address: "policy:s.t.p", before: object("policy") }, true).severity).toBe("critical");
  expect(alter("table", "grants")).toBe("critical");
  expect(alter("table", "row_security", "comment")).toBe("critical");
});

it("finds a changed shape high, a lost index medium, a comment low", () => {
  expect(alter("column", "type")).toBe("high");
  expect(judge({ kind: "drop", address: "index:s.i", before: object("index") }, true).severity).toBe("medium");
  expect(alter("column", "comment")).toBe("low");
});

it("tells an addition to a governed table from an unmanaged object", () => {
  const create = (managed: boolean) => judge({ kind: "create", address: "column:s.t.oops", after: object("column") }, managed);
  expect(create(true).severity).toBe("medium");
  expect(create(false)).toEqual({ severity: "low", reason: "unmanaged: it stands in a governed schema and in no model; it is reported, never dropped" });
});

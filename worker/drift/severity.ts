/** How bad a difference between the applied catalog and the live one is, and why, in words. */
import type { Change } from "../../plv8/src/types/change.ts";

export type Severity = "critical" | "high" | "medium" | "low";
export type Judgement = { readonly severity: Severity; readonly reason: string };

const SECURITY = new Set(["owner", "grants", "row_security", "force_row_security", "roles", "using", "check", "permissive", "command"]);
const SHAPE = new Set(["type", "not_null", "generated", "identity", "definition", "values", "partition_key", "partition_of", "returns", "valid", "enabled"]);

/** Judges one change of live against what was last applied. */
export const judge = (change: Change, managed: boolean): Judgement => {
  if (change.kind === "create") {
    return managed
      ? { severity: "medium", reason: "exists here, but no applied model version has it" }
      : { severity: "low", reason: "unmanaged: it stands in a governed schema and in no model; it is reported, never dropped" };
  }
  const kind = change.before.kind;
  if (change.kind === "drop") {
    if (kind === "policy") return { severity: "critical", reason: "a row security policy is gone: rows may be visible to the wrong people" };
    if (kind === "table" || kind === "column")
      return { severity: "critical", reason: `the applied model has this ${kind}, the database no longer: data are lost and applications fail` };
    if (kind === "constraint" || kind === "trigger") return { severity: "high", reason: `a ${kind} that guards the data is gone` };
    return { severity: kind === "index" ? "medium" : "high", reason: `the applied model has this ${kind}, the database no longer` };
  }
  const properties = change.properties;
  const named = properties.join(", ");
  if (change.kind === "rename") return { severity: "high", reason: "renamed: statements that use the former name fail" };
  if (properties.some((name) => SECURITY.has(name))) return { severity: "critical", reason: `who may see or change it differs (${named})` };
  if (properties.some((name) => SHAPE.has(name))) return { severity: "high", reason: `its shape differs (${named})` };
  if (properties.every((name) => name === "comment" || name === "statistics")) return { severity: "low", reason: `only ${named} differs` };
  return { severity: "medium", reason: `${named} differs` };
};

import { sha256 } from "../catalog/sha256.ts";
import { designModel } from "../design/design-model.ts";
import { checkDesign } from "../design/check-design.ts";
import { lintWish, type ProposedLint } from "../lints/lint-wish.ts";
import { readModel, sortIssues } from "../model/read-model.ts";
import type { ModelDocument } from "../model/schema-document.ts";
import type { Design, DesignSettings } from "../types/design.ts";
import type { Result } from "../types/issue.ts";
import { readFormer, readSettings, refusal } from "./input.ts";

/** What a sound document becomes. */
export type Declared = {
  /** The document with every default filled in; declaring it gives the same design. */
  readonly model: ModelDocument;
  /** SHA-256 of the filled document's JSON, lower-case hex. */
  readonly model_digest: string;
  readonly name: string;
  readonly design: Design;
  /** What the static rules say of the designed catalog, where it is asked for. */
  readonly lints: readonly ProposedLint[];
};

/**
 * Ops `check` and `declare`: `{document, settings, former, lints?}` to the filled document and its design, or every problem at once.
 * Both compute the same; what is kept is the caller's affair.
 */
export function declare(input: Record<string, unknown>): Result<Declared> {
  const text = input["document"];
  if (typeof text !== "string") return refusal("compiler.input", "document", "The document must be text.", "Pass the model as YAML or JSON text.");
  const settings = readSettings(input["settings"]);
  if (!settings.ok) return settings;
  const former = readFormer(input["former"]);
  if (!former.ok) return former;
  const declared = declareText(text, settings.value, former.value);
  if (!declared.ok || input["lints"] !== true) return declared;
  return { ...declared, value: { ...declared.value, lints: lintWish(declared.value.design, former.value) } };
}

function declareText(text: string, settings: DesignSettings, former: Design | null): Result<Declared> {
  const read = readModel(text, former);
  if (!read.ok) return read;
  const { document, model, report } = read;
  const design = designModel(model, settings, former);
  checkDesign(design, model, report);
  if (report.failed()) return { ok: false, issues: sortIssues(report.issues) };
  return {
    ok: true,
    value: { model: document, model_digest: sha256(JSON.stringify(document)), name: document.model, design, lints: [] },
    warnings: sortIssues(report.issues),
  };
}

/**
 * A model of 500 and of nearly 2,000 entities (the limit): checked, designed, designed again after its last version, explained, formatted; beside YAML being
 * parsed. What grows faster than the model shows.
 */
import { parse } from "yaml";
import { compile } from "../../plv8/src/entry.ts";
import { explainDesign, explanationText } from "../../worker/model/explain-design.ts";
import { formatModel } from "../../worker/model/format-model.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";
import { measure, print, type Figures } from "./figures.ts";

const rows: Record<string, Figures> = {};
for (const entities of [500, 1990]) {
  const text = largeModel(entities);
  const declare = (former: Parameters<typeof declareText>[2]): ReturnType<typeof declareText> => declareText(text, shopSettings(), former);
  const declared = declare(null);
  if (!declared.ok) throw new Error(JSON.stringify(declared.issues.slice(0, 3)));
  const { design } = declared.value;
  const row = async (what: string, work: () => unknown): Promise<void> => {
    rows[`${String(entities)} entities: ${what}`] = await measure(3, work);
  };
  await row("YAML parsed only", () => parse(text) as unknown);
  await row("check", () => compile("check", JSON.stringify({ document: text, settings: shopSettings(), former: null })));
  await row("declare", () => declare(null));
  await row("declare again", () => declare(design));
  await row("explain", () => explanationText(explainDesign(design)));
  await row("format", () => formatModel(text));
}
print("entities", "Large models", rows);

/** Entities in areas, each with eight attributes, a tenant, a parent, one question; some with history or soft delete. */
function largeModel(count: number): string {
  const attributes =
    "a0: { type: text, required: true, length: 80 }, a1: { type: integer }, a2: { type: money, currency: EUR }, a3: { type: timestamp }, a4: { type: email }, a5: { type: choice, values: [a, b, c] }, a6: { type: boolean, default: false }, a7: { type: date }";
  const all = Array.from({ length: count }, (_, index) => index);
  const kind = (index: number): string => (index % 9 === 0 ? ", history: audit" : index % 7 === 0 ? ", soft_delete: true" : "");
  return [
    "model: large",
    "intent: { tenancy: { kind: row, by: firm } }",
    "areas:",
    ...Array.from({ length: 40 }, (_, area) => `  area_${String(area)}: Part ${String(area)}.`),
    "entities:",
    "  firm: { is: A firm. }",
    ...all.map(
      (index) => `  thing_${String(index)}: { is: Thing ${String(index)}., area: area_${String(index % 40)}, attributes: { ${attributes} }${kind(index)} }`,
    ),
    "relationships:",
    ...all.flatMap((index) => [
      `  - { from: thing_${String(index)}, to: firm, required: true }`,
      ...(index === 0 ? [] : [`  - { from: thing_${String(index)}, to: thing_${String(Math.floor(index / 3))}, role: up }`]),
    ]),
    "access:",
    ...all.map((index) => `  - { name: list_${String(index)}, entity: thing_${String(index)}, equals: [a5], sort: ["-a3"] }`),
    "",
  ].join("\n");
}

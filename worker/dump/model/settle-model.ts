/** Takes out of an inferred document what the designer refuses, piece by piece, and remembers why. */
import type { Design, DesignSettings } from "../../../plv8/src/types/design.ts";
import type { Compiler } from "../../compiler.ts";
import type { Draft } from "./document.ts";

export type Settled = { readonly draft: Draft; readonly design: Design; /** What was taken out, in sentences. */ readonly refused: readonly string[] };

/** Every round takes something out, so that it ends; throws when what is left is refused as a whole. */
export function settleModel(compiler: Compiler, inferred: Draft, settings: DesignSettings): Settled {
  const draft = structuredClone(inferred);
  const refused: string[] = [];
  for (;;) {
    const declared = compiler.result<{ readonly design: Design }>("declare", { document: JSON.stringify(draft), settings, former: null });
    if (declared.ok) return { draft, design: declared.value.design, refused };
    const errors = declared.issues.filter((issue) => issue.severity === "error");
    const places = new Map(errors.map((issue) => [pieceOf(issue.path).join("\u0000"), issue]));
    // Items of lists from the end, so that the places of those before them stay.
    const ordered = [...places]
      .map(([key, issue]) => ({ piece: key.split("\u0000"), issue }))
      .sort((left, right) => Number(right.piece.at(-1)) - Number(left.piece.at(-1)) || 0);
    const removed = ordered.filter(({ piece }) => remove(draft, piece));
    if (removed.length === 0) throw new Error(`no model can be inferred: ${errors[0]?.path ?? ""}: ${errors[0]?.message ?? ""}`);
    refused.push(...removed.map(({ piece, issue }) => `${piece.join(".")}: ${issue.message}`));
  }
}

/**
 * The smallest part of the document that can be left out for an issue's path: a rule, one word of an attribute, the attribute, a relationship, an access
 * pattern, the entity.
 */
function pieceOf(path: string): readonly string[] {
  const evolved = /^evolve\["([^"]+)"\]/.exec(path)?.[1];
  if (evolved !== undefined) return ["evolve", evolved];
  const steps = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  const [top, name, part, item, word] = steps;
  if ((top === "access" || top === "relationships") && name !== undefined) return [top, name];
  if (top !== "entities" || name === undefined) return steps.slice(0, 2);
  if (part === "attributes" && item !== undefined) return word === undefined || word === "type" ? [top, name, part, item] : [top, name, part, item, word];
  if (part !== undefined && ["rules", "unique"].includes(part) && item !== undefined) return [top, name, part, item];
  return part === "soft_delete" || part === "plural" ? [top, name, part] : [top, name];
}

function remove(draft: Draft, piece: readonly string[]): boolean {
  let at: unknown = draft;
  for (const step of piece.slice(0, -1)) at = (at as Record<string, unknown> | undefined)?.[step];
  const last = piece.at(-1) ?? "";
  if (Array.isArray(at)) return at.splice(Number(last), 1).length > 0;
  if (typeof at !== "object" || at === null || !Object.hasOwn(at, last)) return false;
  return delete (at as Record<string, unknown>)[last];
}

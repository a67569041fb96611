/** SARIF 2.1.0: what the logs about migrations and about schemas have in common. */

export type SarifRule = { readonly id: string; readonly name?: string; readonly shortDescription: { readonly text: string }; readonly [more: string]: unknown };

/** One run. Every result says whether it is suppressed: a reader may believe that none is where only some say so. */
export function sarifLog(version: string, rules: readonly SarifRule[], results: readonly Readonly<Record<string, unknown>>[]): unknown {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "data-architect", version, rules } }, columnKind: "unicodeCodePoints", results }],
  };
}

/** Addresses take no blank and no umlaut as they are. */
export function sarifFile(path: string): { readonly uri: string } {
  return { uri: path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/") };
}

/** `reason` undefined: it stands open. */
export function sarifSuppressions(
  kind: "inSource" | "external",
  reason: string | undefined,
): readonly { readonly kind: string; readonly justification: string }[] {
  return reason === undefined ? [] : [{ kind, justification: reason }];
}

/** What one document may hold. Beyond these the compiler refuses at once, with the remedy. */
export const limits = {
  /** Characters of the document's text. */
  documentLength: 4_000_000,
  /** Lines, commas and colons: about the number of values. Reading takes time and memory for each. */
  documentParts: 400_000,
  /** Levels of nesting. */
  depth: 20,
  entities: 2_000,
  attributesPerEntity: 500,
  relationships: 10_000,
  accessPatterns: 5_000,
  /** Characters of one expression. */
  expressionLength: 4_000,
  /** Levels of nesting in one expression. */
  expressionDepth: 50,
  /** Parts in one chain (`a or b or …`): what is deeper could exhaust the stack of a small host. */
  expressionParts: 300,
  /** Bytes of a name in Postgres. */
  nameBytes: 63,
} as const;

/** A model document as it is put together: what is written is what a person would write, without defaults. */
export type Draft = {
  readonly model: string;
  readonly intent: { readonly tenancy: { readonly kind: "none" } };
  readonly conventions: { readonly keys: "uuid_v7" | "uuid_v4" | "bigint"; readonly timestamps: boolean; extensions?: string[] };
  readonly entities: Record<string, DraftEntity>;
  readonly relationships: Record<string, unknown>[];
  readonly access: Record<string, unknown>[];
  /** Columns that the model calls otherwise: a plan to it renames them. */
  evolve?: Record<string, { readonly forward: string; readonly back: string }>;
};

export type DraftAttribute = Record<string, unknown> & { readonly type: string };

export type DraftEntity = {
  readonly is: string;
  plural?: string;
  within?: string;
  readonly attributes: Record<string, DraftAttribute>;
  unique?: { of: string[] }[];
  rules?: Record<string, string>;
  soft_delete?: true;
};

/** Something of the catalog that the document does not give back, or gives differently. */
export type Loss = { readonly address: string; readonly why: string };

/** What may stand in a document as a name. */
export function isModelName(name: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(name);
}

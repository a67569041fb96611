/** A problem of the input: where it is, what is wrong, what to write instead. */
export type Issue = {
  /** Stable, dotted, e.g. `model.unknown-key`. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** `access[0].equals[1]`; empty for the whole document. */
  readonly path: string;
  /** 1-based; null where there is no text. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly hint: string | null;
};

/** Expected failure is a value. */
export type Result<T> =
  { readonly ok: true; readonly value: T; readonly warnings: readonly Issue[] } | { readonly ok: false; readonly issues: readonly Issue[] };

/** A statement failed on scratch: which, why, where in it. */
export class ScratchFailure extends Error {
  readonly statement: string;
  readonly code: string | null;

  constructor(statement: string, cause: unknown) {
    const { message, code, detail, position } = cause as { message?: string; code?: string; detail?: string; position?: string };
    const at = position === undefined ? "" : `, at character ${position}`;
    super(`scratch refused: ${message ?? String(cause)}${at}${detail === undefined ? "" : ` (${detail})`}; in: ${statement.slice(0, 200)}`, { cause });
    this.name = "ScratchFailure";
    this.statement = statement;
    this.code = code ?? null;
  }
}

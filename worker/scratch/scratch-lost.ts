/** The scratch server ended a session or went away in the middle of work: nobody's mistake, and nothing of the governed database was in it. */
export class ScratchLost extends Error {
  /** `connection_failure`: what lost it is done again. */
  readonly code = "08006";
  readonly hint: string;

  constructor(cause: unknown, given: boolean) {
    super(`the scratch server ended the session: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "ScratchLost";
    this.hint = `run it again: nothing was changed but on scratch, and that is taken away. ${given ? "If it happens again, look into the log of the server in SCRATCH_URL" : "Scratch was a throwaway server of this host; if it happens again, see whether memory or disk run out there"}`;
  }
}

/** A named danger, told the same way in messages, reference and tests. */
export type HazardRule = {
  readonly id: string;
  /** snake_case; stable. */
  readonly name: string;
  readonly what: string;
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  readonly fine: string;
};

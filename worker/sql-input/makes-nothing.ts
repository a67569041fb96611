import type { Desired } from "./read-desired.ts";

/** Whether no statement of a text makes anything: a file that came out empty must not be a wish to drop all that stands, nor pass for a schema that is as wished. */
export function makesNothing({ script }: Desired): boolean {
  return script.statements.every((each) => each.verdict.kind === "skip");
}

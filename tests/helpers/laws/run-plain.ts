import type pg from "pg";
import type { Step } from "../../../plv8/src/types/plan.ts";
import { Broken } from "./broken.ts";

/** Null, or why rows did not let a step pass. */
export async function runPlain(client: pg.Client, steps: readonly Step[], way: "run" | "undo"): Promise<string | null> {
  for (const step of steps) {
    const work = way === "run" ? step.run : step.undo.kind === "run" ? step.undo.run : null;
    if (work === null) continue;
    if (work.kind !== "transaction") throw new Broken(`a plain plan has a step of kind ${work.kind}`);
    await client.query("begin");
    for (const statement of work.statements) {
      try {
        await client.query(statement);
      } catch (error) {
        const { code = "", message } = error as { code?: string; message: string };
        await client.query("rollback");
        // Data exceptions, integrity violations, casts that Postgres has not, values that name nothing: a wish that rows or their types can't follow.
        const namesNothing = / type reg[a-z]+\b/u.test(statement) && /^42(?:P01|704|883)$/u.test(code);
        if (/^(?:22|23)/u.test(code) || code === "42846" || namesNothing || /cannot be cast|row is too big|would invalidate/u.test(message))
          return `${code} ${message}\n${statement}`;
        throw new Broken(
          `law 2: ${way} of step ${String(step.ordinal)} (${step.what}): ${code} ${message}\n${statement}\n--- all steps\n${steps.map((each) => JSON.stringify(each.run)).join("\n")}`,
        );
      }
    }
    await client.query("commit");
  }
  return null;
}

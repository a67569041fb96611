import { statementsOf } from "./load-side.ts";
import type { OutsidePair } from "./outside-pairs.ts";

/** A pair with as few statements as still break: each is tried without, on both sides. `breaks`: the same law, in the same words. */
export async function shortest(pair: OutsidePair, breaks: (pair: OutsidePair) => Promise<boolean>): Promise<OutsidePair> {
  let kept = pair;
  for (const statement of [...new Set([...statementsOf(pair.after), ...statementsOf(pair.before)].reverse())]) {
    const less = { ...kept, before: without(kept.before, statement), after: without(kept.after, statement) };
    if (await breaks(less)) kept = less;
  }
  return kept;
}

function without(text: string, statement: string): string {
  return statementsOf(text)
    .filter((each) => each !== statement)
    .map((each) => `${each};\n`)
    .join("");
}

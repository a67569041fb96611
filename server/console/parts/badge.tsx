import { toneOf } from "../format.ts";

/** A state in one word, coloured by what it asks of the reader; the word alone says it too. */
export function Badge({ state }: { state: string }) {
  return <span className={`badge ${toneOf(state)}`}>{state.replaceAll("_", " ")}</span>;
}

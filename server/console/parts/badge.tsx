import { toneOf } from "../format.ts";

/** A state in one word, coloured by what it asks of the reader; the word alone says it too. */
export function Badge({ state, label }: { state: string; label?: string }) {
  return <span className={`badge ${toneOf(state)}`}>{(label ?? state).replaceAll("_", " ")}</span>;
}

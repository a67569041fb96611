/** Asks until the answer is the wanted one, or a deadline passes; the last answer stands in the error. */
export const eventually = async <T>(what: string, ask: () => Promise<T>, wanted: (answer: T) => boolean, deadline_ms = 60_000): Promise<T> => {
  const until = performance.now() + deadline_ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > until) throw new Error(`${what}: not within ${String(deadline_ms)} ms; last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** A pause that ends early when its signal does. */
export const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });

/** Calls `ask` about every `every_ms` while `work` runs; the last answer that was not null. */
export const askWhile = async <T, A>(
  work: Promise<T>,
  every_ms: number,
  ask: () => Promise<A | null>,
): Promise<{ readonly settled: PromiseSettledResult<T>; readonly answer: A | null }> => {
  const ended = new AbortController();
  const settled = work
    .then(
      (value): PromiseSettledResult<T> => ({ status: "fulfilled", value }),
      (reason: unknown): PromiseSettledResult<T> => ({ status: "rejected", reason }),
    )
    .finally(() => {
      ended.abort();
    });
  let answer: A | null = null;
  while (!ended.signal.aborted) {
    await wait(every_ms, ended.signal);
    if (ended.signal.aborted) break;
    answer = (await ask().catch(() => null)) ?? answer;
  }
  return { settled: await settled, answer };
};

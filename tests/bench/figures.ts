/** What every bench prints with: medians of measured rounds, a table, a JSON line. */
export type Figures = { readonly p50: number; readonly p95: number; readonly rounds: number };

/** Runs `work` `rounds` times, after `unmeasured` rounds that don't count; milliseconds. */
export const measure = async (rounds: number, work: () => unknown, unmeasured = 0): Promise<Figures> => {
  const times: number[] = [];
  for (let round = -unmeasured; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - began);
  }
  return figuresOf(times);
};

export const figuresOf = (times: readonly number[]): Figures => {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number): number => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95), rounds: times.length };
};

/** A table for people, a line for programs. */
export const print = (bench: string, title: string, rows: Readonly<Record<string, Figures>>, more: object = {}): void => {
  process.stdout.write(`${title}\n`);
  for (const [what, { p50, p95, rounds }] of Object.entries(rows)) {
    process.stdout.write(`  ${what.padEnd(58)} p50 ${p50.toFixed(2).padStart(9)}   p95 ${p95.toFixed(2).padStart(9)} ms   (${String(rounds)})\n`);
  }
  process.stdout.write(`${JSON.stringify({ bench, ...more, rows })}\n`);
};

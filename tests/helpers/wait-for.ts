/**
 * Waits for a named signal: calls the probe until it gives something other than false, null or undefined.
 * Throws when the deadline passes, with the name and the last error of the probe.
 *
 * @example const run = await waitFor("the run to pause", () => one("select * from arch.runs where state = 'paused'"));
 */
export async function waitFor<T>(what: string, probe: () => Promise<T> | T, deadlineMs = 20_000): Promise<Exclude<T, false | null | undefined | void>> {
  const deadline = performance.now() + deadlineMs;
  let problem = "";
  let pause = 5;
  for (;;) {
    try {
      const value = await probe();
      if (value !== false && value !== null && value !== undefined) return value as Exclude<T, false | null | undefined | void>;
      problem = "";
    } catch (error) {
      problem = `; the last look failed: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (performance.now() > deadline) throw new Error(`waited ${deadlineMs} ms in vain for ${what}${problem}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 1.2, 50);
  }
}
